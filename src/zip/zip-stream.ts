import { crc32, inflateRawSync } from 'node:zlib';

/** An entry as it came along, decompressed. */
export interface StreamedEntry {
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

const localHeader = 0x04034b50;
const centralHeader = 0x02014b50;
const headerLength = 30;

/**
 * The entries of a zip file while it arrives, each as soon as its last byte is there. It reads what `ZipFile` writes:
 * sizes in the local headers (4.3.7), no data descriptors, stored or deflated. What follows the entries is read to
 * its end and not looked at. Memory is bounded by one entry, which may have `entryLimit` bytes.
 *
 * Throws ZipStreamError.
 */
export async function* zipEntries(
  source: AsyncIterable<Uint8Array>,
  entryLimit: number,
): AsyncGenerator<StreamedEntry, void, undefined> {
  const input = new ByteQueue(source);
  for (;;) {
    const signature = (await input.take(4)).readUInt32LE(0);
    if (signature === centralHeader) break;
    if (signature !== localHeader) throw new ZipStreamError('收到的不是 ZIP 文件');
    yield await readEntry(input, entryLimit);
  }
  await input.drain();
}

async function readEntry(input: ByteQueue, entryLimit: number): Promise<StreamedEntry> {
  const header = await input.take(headerLength - 4);
  const [flags, method] = [header.readUInt16LE(2), header.readUInt16LE(4)];
  const [checksum, compressedSize, size] = [header.readUInt32LE(10), header.readUInt32LE(14), header.readUInt32LE(18)];
  // Bit 0: encrypted; bit 3: sizes follow the data.
  if ((flags & 0b1001) !== 0 || (method !== 0 && method !== 8)) throw new ZipStreamError('ZIP 的条目读不了');
  if (compressedSize > entryLimit || size > entryLimit) throw new ZipStreamError('ZIP 的条目过大');
  const name = (await input.take(header.readUInt16LE(22))).toString('utf8');
  await input.take(header.readUInt16LE(24));
  const data = await input.take(compressedSize);
  const bytes = method === 0 ? data : inflate(data, size);
  if (bytes.length !== size || crc32(bytes) !== checksum) throw new ZipStreamError('ZIP 的条目与其校验值不符');
  return { name, bytes };
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
