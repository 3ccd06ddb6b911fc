import { crc32 } from 'node:zlib';
import { entryHeader, signatures } from './entry.ts';

/** Bytes of one block that is not compressed, and of what stands before them (RFC 1951, 3.2.4). */
const blockSize = 0xffff;
export const blockHeaderLength = 5;

/** Lengths have 32 bits: wider fields would have to be announced before anything is known of it (4.3.9.2). */
const maxLength = 0xffff_fffe;

/**
 * An entry that begins before its size is known: a PDF that is being written. Its data is deflate without compression
 * (what is in it is compressed already), which says by itself where it ends, so that it can be read as it comes. Where
 * the blocks end depends on the bytes, not on the pieces that they come in.
 */
export class GrowingEntry {
  readonly name: Buffer;
  #pending: Uint8Array[] = [];
  #pendingSize = 0;
  #checksum = 0;
  #size = 0;
  #length = 0;

  constructor(name: string) {
    this.name = Buffer.from(name);
  }

  /** What the local header says, or, when the entry has ended, the central directory. */
  get header(): Buffer {
    return entryHeader(this.name, {
      ...{ method: 'deflated', sizesFollow: true },
      ...{ checksum: this.#checksum, length: this.#length, size: this.#size },
    });
  }

  /** The data that can be written when these bytes have come; maybe none yet. Throws RangeError beyond 4 GiB. */
  add(bytes: Uint8Array): Uint8Array {
    this.#checksum = crc32(bytes, this.#checksum);
    this.#size += bytes.length;
    this.#pending.push(bytes);
    this.#pendingSize += bytes.length;
    if (this.#pendingSize < blockSize) return new Uint8Array();
    const all = Buffer.concat(this.#pending);
    const whole = all.length - (all.length % blockSize);
    this.#pending = [all.subarray(whole)];
    this.#pendingSize = all.length - whole;
    const blocks: Uint8Array[] = [];
    for (let at = 0; at < whole; at += blockSize) blocks.push(...block(all.subarray(at, at + blockSize), false));
    return this.#data(blocks);
  }

  /** The end of the data, and behind it checksum and sizes. */
  end(): Uint8Array {
    const data = this.#data(block(Buffer.concat(this.#pending), true));
    const descriptor = Buffer.alloc(16);
    descriptor.writeUInt32LE(signatures.descriptor, 0);
    descriptor.writeUInt32LE(this.#checksum, 4);
    descriptor.writeUInt32LE(this.#length, 8);
    descriptor.writeUInt32LE(this.#size, 12);
    return Buffer.concat([data, descriptor]);
  }

  #data(blocks: readonly Uint8Array[]): Uint8Array {
    const data = Buffer.concat(blocks);
    this.#length += data.length;
    if (this.#length > maxLength) throw new RangeError('The entry is too long');
    return data;
  }
}

/** RFC 1951, 3.2.4: whether it is the last one, its length, the complement of that, its bytes. */
function block(bytes: Uint8Array, isLast: boolean): readonly Uint8Array[] {
  const header = Buffer.alloc(blockHeaderLength);
  header.writeUInt8(isLast ? 1 : 0, 0);
  header.writeUInt16LE(bytes.length, 1);
  header.writeUInt16LE(bytes.length ^ 0xffff, 3);
  return [header, bytes];
}
