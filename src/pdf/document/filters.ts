import { constants, deflateSync, inflateSync } from 'node:zlib';
import { uninterrupted } from '../../concurrency/checkpoint.ts';
import { PdfFormatError } from './format-error.ts';
import { PdfDictionary, PdfName, PdfStream, resolve, type PdfEntries, type PdfObject } from './objects.ts';
import { undoPredictor } from './predictor.ts';

/**
 * The decoded bytes of a stream; throws when there are more than so many. Flate is the only filter met in these files; any
 * other is refused, and so are chains of them.
 */
export function decodeStream({ dictionary, data }: PdfStream, maxBytes: number): Buffer {
  const filter = singleOf(dictionary.get('Filter'));
  const parameters = singleOf(dictionary.get('DecodeParms'));
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  if (filter === null) return bytes;
  if (!(filter instanceof PdfName) || filter.value !== 'FlateDecode') {
    throw new PdfFormatError('A stream uses a filter other than FlateDecode');
  }
  return undoPredictor(inflate(bytes, maxBytes), parameters instanceof PdfDictionary ? parameters : undefined);
}

/** An array of one is written for the one by some programs (ISO 32000-1, table 5). */
function singleOf(object: PdfObject): PdfObject {
  return Array.isArray(object) && object.length < 2 ? resolve(object[0] ?? null) : object;
}

function inflate(bytes: Buffer, maxBytes: number): Buffer {
  try {
    return uninterrupted(() => inflateSync(bytes, { maxOutputLength: Math.max(1, Math.floor(maxBytes)) }));
  } catch (error) {
    const tooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw new PdfFormatError(tooLarge ? 'The file decodes to more than it may' : 'A stream is damaged');
  }
}

/** Kinds of data that are compressed in different ways. */
export type Texture = keyof typeof zlibOptions;

/** Measured on the official form (ADR 0061); zlib is that of Node and gives the same bytes on every machine. */
const zlibOptions = {
  /** Level 5: the size of level 9 within 2 %, at two fifths of its time. */
  text: { level: 5 },
  /** Outlines of glyphs hardly repeat: level 2 takes 30 % less time than level 6 and is 3 % larger, more memory 15 % less. */
  outlines: { level: 2, memLevel: 9 },
  /** Long runs of one byte: smaller than level 9, in a tenth of the time of level 6. */
  runs: { level: 1, strategy: constants.Z_RLE },
} as const;

/** A stream compressed with Flate (ISO 32000-1, 7.4.4). */
export function flateStream(data: Uint8Array, entries: PdfEntries = {}, texture: Texture = 'text'): PdfStream {
  const dictionary = PdfDictionary.of({ ...entries, Filter: PdfName.of('FlateDecode') });
  return new PdfStream(dictionary, deflate(data, texture));
}

export function deflate(data: Uint8Array, texture: Texture = 'text'): Buffer {
  return uninterrupted(() => deflateSync(data, zlibOptions[texture]));
}
