/** Entries kept together: no array has to be copied as it grows, and a form has enough with one. */
const blockSize = 1_024;
/** Characters of a table that are handed on at a time. */
const pieceSize = 65_536;
/** More objects than an object stream holds. */
const mostObjectsOfStream = 65_536;

/**
 * Where each object of a file is: at an offset, or at an index of an object stream. A number each, eight bytes: a
 * volume of ten thousand items has millions of objects.
 */
export class ObjectPlaces {
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
    return this.#blocks[Math.floor(number / blockSize)]?.[number % blockSize] ?? 0;
  }

  #set(number: number, place: number): void {
    const index = Math.floor(number / blockSize);
    while (this.#blocks.length <= index) this.#blocks.push(new Float64Array(blockSize));
    const block = this.#blocks[index];
    if (block !== undefined) block[number % blockSize] = place;
    this.#size = Math.max(this.#size, number + 1);
  }
}
