import { crc32, inflateRawSync } from 'node:zlib';
import { methods, readEntryHeader, signatures } from './entry.ts';
import { blockHeaderLength } from './growing-entry.ts';

/** An entry as it came along, decompressed. */
interface StreamedEntry {
  readonly name: string;
  readonly bytes: Buffer;
}

/** The bytes are not a zip file as `ZipFile` writes it, or they end too early; the message names what was met. */
export class ZipStreamError extends Error {
  /** The bytes ended before the directory began: what came until then is whole. */
  readonly isCutOff: boolean;

  constructor(message: string, isCutOff = false) {
    super(message);
    this.name = 'ZipStreamError';
    this.isCutOff = isCutOff;
  }
}

/** An entry whose bytes are read as they come. */
interface EntryInPieces {
  readonly name: string;
  /** Has to be read to its end before the next entry. */
  readonly pieces: AsyncIterable<Buffer>;
}

/**
 * The entries of a zip file while it arrives, each as soon as its last byte is there. It reads what `ZipFile` writes:
 * stored or deflated, with sizes in the local headers (4.3.7), or in blocks that are not compressed. What follows the
 * entries is read to its end and not looked at. Memory is bounded by one entry, which may have `entryLimit` bytes.
 *
 * Throws ZipStreamError.
 */
export async function* zipEntries(
  source: AsyncIterable<Uint8Array>,
  entryLimit: number,
): AsyncGenerator<StreamedEntry, void, undefined> {
  for await (const { name, pieces } of zipEntriesInPieces(source, entryLimit)) {
    const all: Buffer[] = [];
    let size = 0;
    for await (const piece of pieces) {
      all.push(piece);
      size += piece.length;
      if (size > entryLimit) throw tooLarge();
    }
    yield { name, bytes: all.length === 1 && all[0] ? all[0] : Buffer.concat(all) };
  }
}

/** The same for entries of any size: one that was written while it grew comes in pieces. */
export async function* zipEntriesInPieces(
  source: AsyncIterable<Uint8Array>,
  pieceLimit: number,
): AsyncGenerator<EntryInPieces, void, undefined> {
  const input = new ByteQueue(source);
  for (;;) {
    const signature = (await input.take(4)).readUInt32LE(0);
    if (signature === signatures.central) break;
    if (signature !== signatures.local) throw new ZipStreamError('收到的不是 ZIP 文件');
    const header = await readHeader(input);
    const { isEncrypted, sizesFollow: grows, method, compressedSize, size } = header;
    if (isEncrypted || (method !== methods.deflated && (grows || method !== methods.stored))) throw unreadable();
    if (compressedSize > pieceLimit || size > pieceLimit) throw tooLarge();
    yield { name: header.name, pieces: grows ? growingEntry(input) : wholeEntry(input, header) };
  }
  await input.drain();
}

/** 4.3.7, behind its signature. */
async function readHeader(input: ByteQueue) {
  const header = readEntryHeader(await input.take(26));
  const name = (await input.take(header.nameLength)).toString('utf8');
  await input.take(header.extraLength);
  return { ...header, name };
}

async function* wholeEntry(
  input: ByteQueue,
  header: Awaited<ReturnType<typeof readHeader>>,
): AsyncGenerator<Buffer, void, undefined> {
  const data = await input.take(header.compressedSize);
  const bytes = header.method === methods.stored ? data : inflate(data, header.size);
  assertSame({ size: bytes.length, checksum: crc32(bytes) }, header);
  yield bytes;
}

/** Data of `GrowingEntry`, block by block, and what stands behind it. */
async function* growingEntry(input: ByteQueue): AsyncGenerator<Buffer, void, undefined> {
  let [size, checksum] = [0, 0];
  for (let isLast = false; !isLast;) {
    const header = await input.take(blockHeaderLength);
    const [kind, length, complement] = [header.readUInt8(0), header.readUInt16LE(1), header.readUInt16LE(3)];
    if (kind > 1 || (length ^ complement) !== 0xffff) throw unreadable();
    isLast = kind === 1;
    const bytes = await input.take(length);
    size += bytes.length;
    checksum = crc32(bytes, checksum);
    yield bytes;
  }
  const descriptor = await input.take(16);
  if (descriptor.readUInt32LE(0) !== signatures.descriptor) throw unreadable();
  assertSame({ size, checksum }, { size: descriptor.readUInt32LE(12), checksum: descriptor.readUInt32LE(4) });
}

interface Proof {
  readonly size: number;
  readonly checksum: number;
}

function assertSame(one: Proof, other: Proof): void {
  if (one.size !== other.size || one.checksum !== other.checksum) {
    throw new ZipStreamError('ZIP 的条目与其校验值不符');
  }
}

function unreadable(): ZipStreamError {
  return new ZipStreamError('ZIP 的条目读不了');
}

function tooLarge(): ZipStreamError {
  return new ZipStreamError('ZIP 的条目过大');
}

function inflate(data: Buffer, size: number): Buffer {
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(1, size) });
  } catch {
    throw new ZipStreamError('ZIP 的条目已损坏');
  }
}

/** Takes so many bytes at a time from a stream of chunks. */
class ByteQueue {
  readonly #source: AsyncIterator<Uint8Array>;
  #chunks: Buffer[] = [];
  #length = 0;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  async take(count: number): Promise<Buffer> {
    while (this.#length < count) {
      const next = await this.#source.next();
      if (next.done === true) throw new ZipStreamError('ZIP 没有收完整', true);
      const { buffer, byteOffset, byteLength } = next.value;
      this.#chunks.push(Buffer.from(buffer, byteOffset, byteLength));
      this.#length += byteLength;
    }
    const bytes = this.#chunks.length === 1 && this.#chunks[0] ? this.#chunks[0] : Buffer.concat(this.#chunks);
    this.#chunks = bytes.length > count ? [bytes.subarray(count)] : [];
    this.#length = bytes.length - count;
    return bytes.subarray(0, count);
  }

  async drain(): Promise<void> {
    this.#chunks = [];
    while ((await this.#source.next()).done !== true);
  }
}
