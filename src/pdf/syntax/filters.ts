import { constants, deflateSync, inflateSync } from 'node:zlib';
import { checkpoint, uninterrupted } from '../../concurrency/checkpoint.ts';
import { PdfFormatError } from './format-error.ts';
import { PdfDictionary, type PdfEntries, PdfName, type PdfObject, PdfStream, resolve } from './objects.ts';

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

/** Rows after which a thread looks whether its task has been given up. */
const betweenCheckpoints = 4_096;

/**
 * Undoes the PNG predictors of a Flate stream (ISO 32000-1, 7.4.4.4). Neither Skia nor this project's writer uses
 * them; cross-reference streams of other programs do, and a file handed in for verification may have been saved by one.
 */
function undoPredictor(data: Buffer, parameters: PdfDictionary | undefined): Buffer {
  const predictor = parameters?.number('Predictor') ?? 1;
  if (parameters === undefined || predictor === 1) return data;
  const columns = parameters.number('Columns') ?? 1;
  const plain = (parameters.number('Colors') ?? 1) === 1 && (parameters.number('BitsPerComponent') ?? 8) === 8;
  if (predictor < 10 || predictor > 15 || !plain || !(columns >= 1 && columns <= 64)) {
    throw new PdfFormatError('A stream uses a predictor that is not known');
  }
  const rows = Math.floor(data.length / (columns + 1));
  const out = Buffer.alloc(rows * columns);
  for (let row = 0; row < rows; row++) {
    if (row % betweenCheckpoints === 0) checkpoint();
    undoRow(data, out, row, columns);
  }
  return out;
}

/** One byte of filter type, then the row. */
function undoRow(data: Buffer, out: Buffer, row: number, columns: number): void {
  const start = row * (columns + 1);
  const filter = data[start] ?? 0;
  for (let column = 0; column < columns; column++) {
    const at = row * columns + column;
    const left = column > 0 ? (out[at - 1] ?? 0) : 0;
    const up = row > 0 ? (out[at - columns] ?? 0) : 0;
    const upLeft = row > 0 && column > 0 ? (out[at - columns - 1] ?? 0) : 0;
    out[at] = (data[start + 1 + column] ?? 0) + predicted(filter, left, up, upLeft);
  }
}

/** The filter types of PNG (ISO/IEC 15948, 9.2). */
function predicted(filter: number, left: number, up: number, upLeft: number): number {
  switch (filter) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4:
      return paeth(left, up, upLeft);
    default:
      throw new PdfFormatError('A stream uses a predictor that is not known');
  }
}

function paeth(left: number, up: number, upLeft: number): number {
  const estimate = left + up - upLeft;
  const toLeft = Math.abs(estimate - left);
  const toUp = Math.abs(estimate - up);
  const toUpLeft = Math.abs(estimate - upLeft);
  if (toLeft <= toUp && toLeft <= toUpLeft) return left;
  return toUp <= toUpLeft ? up : upLeft;
}

/** Kinds of data that are compressed in different ways. */
type Texture = keyof typeof zlibOptions;

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
