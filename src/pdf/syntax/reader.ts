import { type CrossReferenceEntry, isCount, readCrossReference } from './cross-reference.ts';
import { PdfFormatError } from './format-error.ts';
import { ObjectParser } from './object-parser.ts';
import { type DirectObject, IndirectObject, PdfDictionary, PdfStream } from './objects.ts';
import { ReadingBudget, type ReadingLimits, type WorkCount } from './reading-budget.ts';

export type { ReadingLimits, WorkCount } from './reading-budget.ts';

/** A PDF file, read: its objects are loaded when they are first asked for. */
export interface PdfFile extends WorkCount {
  /** As its header says: `1.4`. */
  readonly version: string;
  readonly trailer: PdfDictionary;
  /** The document catalog (7.7.2). */
  readonly catalog: PdfDictionary;
  /** The decoded bytes of one of its streams. */
  decode(stream: PdfStream): Buffer;
  /** Lets go of the objects that were loaded: asked for again, they are loaded anew, and are others than before. */
  forget(): void;
}

/**
 * Objects that may have to be read to read one: the length of its stream, the object stream in which that stands, the
 * length of that.
 */
const longestWay = 16;

/** Bytes of the file that are passed over in one step. */
const bytesPerStep = 64;

/** A volume of a thousand forms, as Skia prints it, fits several times. */
const printLimits: ReadingLimits = { decodedBytes: 1 << 30, objects: 8_000_000, updates: false };

/**
 * Reads a file as Skia or this project's writer makes it (ISO 32000-1, 7.5). Anything else – incremental
 * updates, encryption, damage that a viewer would repair – throws PdfFormatError, here or when the damaged
 * object is asked for: what is archived or verified must not rest on a guess.
 */
export function readPdf(input: Uint8Array, limits = printLimits): PdfFile {
  const bytes = Buffer.from(input.buffer, input.byteOffset, input.byteLength);
  const version = /^%PDF-(1\.[0-7]|2\.0)[\r\n]/.exec(bytes.toString('latin1', 0, 9))?.[1];
  if (version === undefined) throw new PdfFormatError('The file does not start as a PDF');
  const budget = new ReadingBudget(limits);
  const loader = new ObjectLoader(bytes, limits, budget);
  const { trailer } = loader;
  const catalog = trailer.dictionary('Root');
  if (catalog?.name('Type') !== 'Catalog') throw new PdfFormatError('The file has no document catalog');
  return {
    ...{ version, trailer, catalog },
    decode: (stream) => budget.decode(stream),
    spend: (steps) => budget.spend(steps),
    build: (steps) => budget.build(steps),
    forget: () => loader.forget(),
  };
}

/** Finds and reads the indirect objects of one file. */
class ObjectLoader {
  readonly trailer: PdfDictionary;
  readonly #bytes: Buffer;
  readonly #text: string;
  readonly #entries: ReadonlyMap<number, CrossReferenceEntry>;
  readonly #objects = new Map<number, IndirectObject>();
  readonly #objectStreams = new Map<number, ReadonlyMap<number, DirectObject>>();
  readonly #budget: ReadingBudget;
  /** Given to parsers where the work is counted. */
  readonly #counted: ReadingBudget | undefined;
  /** Objects being read, to meet an object whose length is itself, or is found by a long way. */
  readonly #loading = new Set<number>();

  constructor(bytes: Buffer, limits: ReadingLimits, budget: ReadingBudget) {
    this.#bytes = bytes;
    this.#text = bytes.toString('latin1');
    this.#budget = budget;
    this.#counted = limits.steps === undefined ? undefined : budget;
    this.#entries = new Map();
    const crossReference = readCrossReference({
      text: this.#text,
      lookUp: this.#indirect,
      stream: (offset) => {
        const stream = this.#objectAt(offset, undefined);
        if (!(stream instanceof PdfStream)) throw new PdfFormatError('startxref leads to no cross-reference', offset);
        return stream;
      },
      ...{ budget, limits },
    });
    this.#entries = crossReference.entries;
    this.trailer = crossReference.trailer;
  }

  forget(): void {
    this.#objects.clear();
    this.#objectStreams.clear();
    this.#budget.letGo();
  }

  /** The indirect object of a number: one and the same, however often it is referred to. */
  readonly #indirect = (objectNumber: number): IndirectObject => {
    const known = this.#objects.get(objectNumber);
    if (known !== undefined) return known;
    const object = new IndirectObject(() => this.#load(objectNumber));
    this.#objects.set(objectNumber, object);
    return object;
  };

  #load(objectNumber: number): DirectObject {
    const entry = this.#entries.get(objectNumber);
    // A reference to an object that is not there is a reference to null (7.3.10).
    if (entry === undefined) return null;
    if (this.#loading.has(objectNumber)) throw new PdfFormatError(`Object ${objectNumber} needs itself to be read`);
    if (this.#loading.size >= longestWay) throw new PdfFormatError('An object needs too many others to be read');
    this.#loading.add(objectNumber);
    try {
      return 'offset' in entry
        ? this.#objectAt(entry.offset, objectNumber)
        : this.#compressedObject(entry.objectStream, objectNumber);
    } finally {
      this.#loading.delete(objectNumber);
    }
  }

  #objectAt(offset: number, objectNumber: number | undefined): DirectObject {
    const parser = new ObjectParser(this.#text, offset, this.#indirect, this.#counted);
    try {
      return this.#parsed(parser, objectNumber);
    } finally {
      // Also what fails: objects may be made to overlap, and what does not exist is looked for again.
      this.#budget.spend(Math.max(0, parser.offset - offset) / bytesPerStep);
    }
  }

  #parsed(parser: ObjectParser, objectNumber: number | undefined): DirectObject {
    const { offset } = parser;
    const found = parser.integer();
    parser.integer();
    if (objectNumber !== undefined && found !== objectNumber) {
      throw new PdfFormatError(`The cross-reference of object ${objectNumber} leads to another`, offset);
    }
    parser.expect('obj');
    const object = parser.object();
    if (object instanceof IndirectObject) throw parser.fault('An indirect object is a mere reference');
    if (object instanceof PdfDictionary && parser.accept('stream')) return this.#stream(parser, object);
    parser.expect('endobj');
    return object;
  }

  /** `stream`, end of line, exactly Length bytes, `endstream` (7.3.8.1). */
  #stream(parser: ObjectParser, dictionary: PdfDictionary): PdfStream {
    const bytes = this.#bytes;
    if (bytes[parser.offset] === 0x0d) parser.offset++;
    if (bytes[parser.offset] !== 0x0a) throw parser.fault('The stream keyword is not followed by a line feed');
    const start = parser.offset + 1;
    const length = dictionary.number('Length');
    if (length === undefined || !Number.isInteger(length) || length < 0 || start + length > bytes.length) {
      throw parser.fault('A stream has no valid length');
    }
    parser.offset = start + length;
    parser.expect('endstream');
    parser.expect('endobj');
    dictionary.entries.delete('Length');
    return new PdfStream(dictionary, bytes.subarray(start, start + length));
  }

  /** An object of an object stream (7.5.7). */
  #compressedObject(streamNumber: number, objectNumber: number): DirectObject {
    let objects = this.#objectStreams.get(streamNumber);
    if (objects === undefined) {
      const entry = this.#entries.get(streamNumber);
      const stream = this.#indirect(streamNumber).value;
      const isObjectStream = stream instanceof PdfStream && stream.dictionary.name('Type') === 'ObjStm';
      if (!isObjectStream || entry === undefined || !('offset' in entry)) {
        throw new PdfFormatError('An object stream is missing');
      }
      objects = this.#readObjectStream(stream);
      this.#objectStreams.set(streamNumber, objects);
    }
    const object = objects.get(objectNumber);
    if (object === undefined) throw new PdfFormatError(`Object ${objectNumber} is not in its object stream`);
    return object;
  }

  #readObjectStream(stream: PdfStream): ReadonlyMap<number, DirectObject> {
    const [first, count] = [stream.dictionary.number('First'), stream.dictionary.number('N')];
    if (!isCount(first) || !isCount(count)) throw new PdfFormatError('An object stream is damaged');
    const data = this.#budget.decode(stream).toString('latin1');
    const header = new ObjectParser(data, 0, this.#indirect, this.#counted);
    const body = new ObjectParser(data, first, this.#indirect, this.#counted);
    const objects = new Map<number, DirectObject>();
    for (let index = 0; index < count; index++) {
      const objectNumber = header.integer();
      const offset = first + header.integer();
      // Objects that overlap would let a small stream cost any amount of work.
      if (offset < body.offset) throw header.fault('The objects of an object stream are out of order');
      body.offset = offset;
      const object = body.object();
      if (object instanceof IndirectObject) throw body.fault('An indirect object is a mere reference');
      objects.set(objectNumber, object);
    }
    return objects;
  }
}
