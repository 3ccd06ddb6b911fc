import { createHash } from 'node:crypto';
import { deflate } from './filters.ts';
import { PdfDictionary, PdfStream, type IndirectObject, type PdfEntries } from './objects.ts';
import { serialise } from './serialise.ts';

/** How a file is laid out. */
export interface FileLayout {
  /** Of the header: `1.4`, `1.7`. */
  readonly version: string;
  /**
   * Object and cross-reference streams (ISO 32000-1, 7.5.7 and 7.5.8) or one classic table. PDF/A-1 is PDF 1.4
   * and has only the latter (ISO 19005-1, 6.1.4).
   */
  readonly objectStreams: boolean;
}

/** Objects in one object stream: a reader must decode all of them to get one. */
const OBJECTS_PER_STREAM = 1000;

/**
 * Writes everything that the trailer entries reach. The bytes depend on nothing but the objects: they are numbered
 * in the order in which they are met from the trailer on, and the file identifier (14.4) is a digest of the file.
 */
export function writePdf(trailer: PdfEntries, layout: FileLayout): Buffer {
  const file = new FileBody(layout);
  const references = serialise(PdfDictionary.of(trailer), file.numberOf);
  file.writeObjects();
  if (layout.objectStreams) file.writeCrossReferenceStream(references);
  else file.writeCrossReferenceTable(references);
  return file.bytes();
}

/** An object that stands in an object stream. */
interface Compressed {
  readonly stream: number;
  readonly index: number;
}

/** The file as it grows. */
class FileBody {
  readonly #layout: FileLayout;
  readonly #chunks: Buffer[] = [];
  #length = 0;
  /** Numbers are given when an object is first referred to; the queue is in the order of the numbers. */
  readonly #numbers = new Map<IndirectObject, number>();
  readonly #queue: IndirectObject[] = [];
  /** Place of each object: offset in the file, or in an object stream. Number 0 heads the free list. */
  readonly #places: (number | Compressed)[] = [0];
  /** Numbers after those of the queue, given to object streams and the cross-reference stream. */
  #ownNumbers = 0;
  readonly #compressible: { readonly number: number; readonly text: string }[] = [];

  constructor(layout: FileLayout) {
    this.#layout = layout;
    // Four bytes above 127 tell transfer programs that the file is binary (ISO 19005-1, 6.1.2).
    this.#append(Buffer.from(`%PDF-${layout.version}\n%\xE2\xE3\xCF\xD3\n`, 'latin1'));
  }

  readonly numberOf = (object: IndirectObject): number => {
    const known = this.#numbers.get(object);
    if (known !== undefined) return known;
    const number = this.#queue.push(object);
    this.#numbers.set(object, number);
    return number;
  };

  /** Writes the queue, which grows while it is written. */
  writeObjects(): void {
    for (let index = 0; index < this.#queue.length; index++) {
      const value = this.#queue[index]?.value ?? null;
      const number = index + 1;
      if (value instanceof PdfStream) this.#writeStream(number, value);
      else if (this.#layout.objectStreams) this.#compressible.push({ number, text: serialise(value, this.numberOf) });
      else this.#writeObject(number, Buffer.from(serialise(value, this.numberOf), 'latin1'));
    }
    for (let start = 0; start < this.#compressible.length; start += OBJECTS_PER_STREAM) {
      this.#writeObjectStream(this.#compressible.slice(start, start + OBJECTS_PER_STREAM));
    }
  }

  /** ISO 32000-1, 7.5.8. */
  writeCrossReferenceStream(references: string): void {
    const number = this.#ownNumber();
    const start = this.#length;
    const offsetWidth = Math.max(1, Math.ceil(Math.log2(start + 1) / 8));
    this.#places[number] = start;
    const data = Buffer.alloc(this.#places.length * (offsetWidth + 3));
    let at = 0;
    this.#places.forEach((place, objectNumber) => {
      const compressed = typeof place !== 'number';
      at = data.writeUInt8(objectNumber === 0 ? 0 : compressed ? 2 : 1, at);
      at = data.writeUIntBE(compressed ? place.stream : place, at, offsetWidth);
      at = data.writeUInt16BE(compressed ? place.index : objectNumber === 0 ? 0xffff : 0, at);
    });
    const entries = `/Type/XRef/Size ${this.#places.length}/W[1 ${offsetWidth} 2]/Filter/FlateDecode`;
    this.#writeRawStream(number, `<<${entries}${this.#identified(references)}`, deflate(data));
    this.#writeEnd(start);
  }

  /** ISO 32000-1, 7.5.4: entries of exactly 20 bytes. */
  writeCrossReferenceTable(references: string): void {
    const start = this.#length;
    const size = this.#places.length;
    let table = `xref\n0 ${size}\n0000000000 65535 f \n`;
    for (const place of this.#places.slice(1)) {
      table += `${(typeof place === 'number' ? place : 0).toString().padStart(10, '0')} 00000 n \n`;
    }
    this.#append(Buffer.from(`${table}trailer\n<</Size ${size}${this.#identified(references)}>>\n`, 'latin1'));
    this.#writeEnd(start);
  }

  bytes(): Buffer {
    return Buffer.concat(this.#chunks, this.#length);
  }

  #ownNumber(): number {
    return this.#queue.length + ++this.#ownNumbers;
  }

  #writeEnd(startOfCrossReference: number): void {
    this.#append(Buffer.from(`startxref\n${startOfCrossReference}\n%%EOF\n`, 'latin1'));
  }

  /** The trailer entries after `<<`, with both file identifiers (14.4), which are equal in a new file. */
  #identified(references: string): string {
    const digest = createHash('sha256');
    for (const chunk of this.#chunks) digest.update(chunk);
    const id = digest.digest('hex').slice(0, 32).toUpperCase();
    return `${references.slice(2, -2)}/ID[<${id}><${id}>]`;
  }

  #writeObjectStream(objects: readonly { readonly number: number; readonly text: string }[]): void {
    const number = this.#ownNumber();
    let directory = '';
    let body = '';
    objects.forEach((object, index) => {
      this.#places[object.number] = { stream: number, index };
      directory += `${object.number} ${body.length} `;
      body += `${object.text}\n`;
    });
    const data = deflate(Buffer.from(directory + body, 'latin1'));
    const entries = `/Type/ObjStm/N ${objects.length}/First ${directory.length}/Filter/FlateDecode`;
    this.#writeRawStream(number, `<<${entries}`, data);
  }

  #writeStream(number: number, stream: PdfStream): void {
    const text = serialise(stream.dictionary, this.numberOf);
    this.#writeRawStream(number, text.slice(0, -2), stream.data);
  }

  /**
   * An end of line stands before endstream and is not counted by Length (ISO 19005-1, 6.1.7): what
   * `qpdf --object-streams=generate` leaves out.
   */
  #writeRawStream(number: number, openDictionary: string, data: Uint8Array): void {
    this.#places[number] = this.#length;
    this.#append(Buffer.from(`${number} 0 obj\n${openDictionary}/Length ${data.length}>>\nstream\n`, 'latin1'));
    this.#append(Buffer.from(data.buffer, data.byteOffset, data.byteLength));
    this.#append(Buffer.from('\nendstream\nendobj\n', 'latin1'));
  }

  #writeObject(number: number, text: Buffer): void {
    this.#places[number] = this.#length;
    this.#append(Buffer.from(`${number} 0 obj\n`, 'latin1'));
    this.#append(text);
    this.#append(Buffer.from('\nendobj\n', 'latin1'));
  }

  #append(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
  }
}
