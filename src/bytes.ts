/** Largest block that is filled with small pieces, in bytes. */
const largestBlock = 65_536;

/**
 * Collects bytes that come in pieces, of any size: a piece costs its bytes and nothing else. A Buffer for each piece
 * would take four hundred bytes for one that has a single byte. The pieces are copied.
 */
export class ByteCollector {
  #full: Uint8Array[] = [];
  #block: Uint8Array = new Uint8Array();
  #used = 0;
  #length = 0;

  /** Bytes collected so far. */
  get length(): number {
    return this.#length;
  }

  add(piece: Uint8Array): void {
    if (this.#used + piece.length > this.#block.length) this.#open(piece.length);
    this.#block.set(piece, this.#used);
    this.#used += piece.length;
    this.#length += piece.length;
  }

  /** All of them; nothing is left here. */
  take(): Buffer {
    const blocks = this.#blocks();
    const length = this.#length;
    this.clear();
    const [only] = blocks;
    if (blocks.length === 1 && only !== undefined) return Buffer.from(only.buffer, only.byteOffset, only.length);
    return Buffer.concat(blocks, length);
  }

  clear(): void {
    this.#full = [];
    this.#block = new Uint8Array();
    this.#used = 0;
    this.#length = 0;
  }

  /** A block as large as all before it, so that there are few of them and none is much too large. */
  #open(least: number): void {
    this.#full = this.#blocks();
    this.#block = new Uint8Array(Math.max(least, Math.min(this.#length, largestBlock)));
    this.#used = 0;
  }

  #blocks(): Uint8Array[] {
    if (this.#used > 0) this.#full.push(this.#block.subarray(0, this.#used));
    return this.#full;
  }
}
