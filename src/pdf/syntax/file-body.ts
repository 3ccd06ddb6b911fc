import { createHash } from 'node:crypto';
import { deflate } from './filters.ts';

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

/** Entries kept together: no array has to be copied as it grows, and a form has enough with one. */
const entriesPerBlock = 1_024;
/** Characters of a table that are handed on at a time. */
const pieceSize = 65_536;
/** More objects than an object stream holds. */
const mostObjectsOfStream = 65_536;

/** Objects in one object stream: a reader must decode all of them to get one. */
export const objectsPerStream = 1000;

/** An object as it stands in an object stream. */
export interface CompressedObject {
  readonly number: number;
  readonly text: string;
}

/**
 * The bytes of a file as it grows, from the header to the cross-reference. The caller numbers the objects, and may take the
 * bytes written so far at any time.
 */
export class FileBody {
  readonly #layout: FileLayout;
  #chunks: Buffer[] = [];
  #length = 0;
  readonly #digest = createHash('sha256');
  readonly #places = new ObjectPlaces();

  constructor(layout: FileLayout) {
    this.#layout = layout;
    // Four bytes above 127 tell transfer programs that the file is binary (ISO 19005-1, 6.1.2).
    this.#append(Buffer.from(`%PDF-${layout.version}\n%\xE2\xE3\xCF\xD3\n`, 'latin1'));
  }

  /** `dictionary`: of the stream, without Length. */
  writeStream(number: number, dictionary: string, data: Uint8Array): void {
    this.#writeRawStream(number, dictionary.slice(0, -2), data);
  }

  writeObject(number: number, text: string): void {
    this.#places.setOffset(number, this.#length);
    this.#append(Buffer.from(`${number} 0 obj\n${text}\nendobj\n`, 'latin1'));
  }

  /** An object stream (ISO 32000-1, 7.5.7) of at most {@link objectsPerStream} objects. */
  writeObjectStream(number: number, objects: readonly CompressedObject[]): void {
    let directory = '';
    let body = '';
    for (const [index, object] of objects.entries()) {
      this.#places.setCompressed(object.number, number, index);
      directory += `${object.number} ${body.length} `;
      body += `${object.text}\n`;
    }
    const data = deflate(Buffer.from(directory + body, 'latin1'));
    const entries = `/Type/ObjStm/N ${objects.length}/First ${directory.length}/Filter/FlateDecode`;
    this.#writeRawStream(number, `<<${entries}`, data);
  }

  /** Cross-reference and trailer; `number` is for the cross-reference stream, in a layout that has one. */
  end(trailer: string, number: number): void {
    const start = this.#length;
    if (this.#layout.objectStreams) this.#writeCrossReferenceStream(trailer, number);
    else this.#writeCrossReferenceTable(trailer);
    this.#append(Buffer.from(`startxref\n${start}\n%%EOF\n`, 'latin1'));
  }

  /** What was written since it was last taken. */
  take(): readonly Buffer[] {
    const chunks = this.#chunks;
    this.#chunks = [];
    return chunks;
  }

  /** ISO 32000-1, 7.5.8. */
  #writeCrossReferenceStream(trailer: string, number: number): void {
    const start = this.#length;
    const offsetWidth = Math.max(1, Math.ceil(Math.log2(start + 1) / 8));
    this.#places.setOffset(number, start);
    const entries = `/Type/XRef/Size ${this.#places.size}/W[1 ${offsetWidth} 2]/Filter/FlateDecode`;
    this.#writeRawStream(number, `<<${entries}${this.#identified(trailer)}`, deflate(this.#places.rows(offsetWidth)));
  }

  /** ISO 32000-1, 7.5.4. */
  #writeCrossReferenceTable(trailer: string): void {
    const identified = this.#identified(trailer);
    const { size } = this.#places;
    this.#append(Buffer.from(`xref\n0 ${size}\n`, 'latin1'));
    for (const piece of this.#places.entries()) this.#append(Buffer.from(piece, 'latin1'));
    this.#append(Buffer.from(`trailer\n<</Size ${size}${identified}>>\n`, 'latin1'));
  }

  /** The trailer entries after `<<`, with both file identifiers (14.4), which are equal in a new file. */
  #identified(trailer: string): string {
    const id = this.#digest.copy().digest('hex').slice(0, 32).toUpperCase();
    return `${trailer.slice(2, -2)}/ID[<${id}><${id}>]`;
  }

  /**
   * An end of line stands before endstream and is not counted by Length (ISO 19005-1, 6.1.7): what
   * `qpdf --object-streams=generate` leaves out.
   */
  #writeRawStream(number: number, openDictionary: string, data: Uint8Array): void {
    this.#places.setOffset(number, this.#length);
    this.#append(Buffer.from(`${number} 0 obj\n${openDictionary}/Length ${data.length}>>\nstream\n`, 'latin1'));
    this.#append(Buffer.from(data.buffer, data.byteOffset, data.byteLength));
    this.#append(Buffer.from('\nendstream\nendobj\n', 'latin1'));
  }

  #append(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#digest.update(chunk);
    this.#length += chunk.length;
  }
}

/**
 * Where each object of a file is: at an offset, or at an index of an object stream. A number each, eight bytes: a
 * volume of ten thousand items has millions of objects.
 */
class ObjectPlaces {
  readonly #blocks: Float64Array[] = [];
  /** One more than the highest object number; number 0 heads the free list. */
  #size = 1;

  get size(): number {
    return this.#size;
  }

  /** The object stands at an offset of the file. */
  setOffset(number: number, offset: number): void {
    this.#set(number, offset);
  }

  /** The object stands in an object stream. */
  setCompressed(number: number, stream: number, index: number): void {
    this.#set(number, -(stream * mostObjectsOfStream + index));
  }

  /** The rows of a cross-reference stream (ISO 32000-1, 7.5.8.3): type, offset or stream, index. */
  rows(offsetWidth: number): Buffer {
    const rows = Buffer.alloc(this.#size * (offsetWidth + 3));
    let at = 0;
    for (let number = 0; number < this.#size; number++) {
      const place = this.#get(number);
      const [stream, index] =
        place < 0 ? [Math.floor(-place / mostObjectsOfStream), -place % mostObjectsOfStream] : [0, 0];
      at = rows.writeUInt8(number === 0 ? 0 : place < 0 ? 2 : 1, at);
      at = rows.writeUIntBE(place < 0 ? stream : place, at, offsetWidth);
      at = rows.writeUInt16BE(number === 0 ? 0xffff : index, at);
    }
    return rows;
  }

  /** The entries of a cross-reference table (7.5.4) of exactly 20 bytes, in pieces. */
  *entries(): Generator<string> {
    let piece = '0000000000 65535 f \n';
    for (let number = 1; number < this.#size; number++) {
      piece += `${String(this.#get(number)).padStart(10, '0')} 00000 n \n`;
      if (piece.length > pieceSize) {
        yield piece;
        piece = '';
      }
    }
    yield piece;
  }

  #get(number: number): number {
    return this.#blocks[Math.floor(number / entriesPerBlock)]?.[number % entriesPerBlock] ?? 0;
  }

  #set(number: number, place: number): void {
    const index = Math.floor(number / entriesPerBlock);
    while (this.#blocks.length <= index) this.#blocks.push(new Float64Array(entriesPerBlock));
    const block = this.#blocks[index];
    if (block !== undefined) block[number % entriesPerBlock] = place;
    this.#size = Math.max(this.#size, number + 1);
  }
}
