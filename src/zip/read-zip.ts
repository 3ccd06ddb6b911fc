import { crc32, inflateRawSync } from 'node:zlib';
import { uninterrupted } from '../concurrency/checkpoint.ts';

/** The bytes are not a ZIP file that this reader accepts; the message names what was met, never content. */
export class ZipFormatError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ZipFormatError';
  }
}

/** The entries of a file by name, decompressed when they are asked for. */
export interface ZipFile {
  readonly names: readonly string[];
  /** Undefined if there is no entry of that name. Throws ZipFormatError when it is damaged or too large. */
  read(name: string): Buffer | undefined;
  /** Check sum of the content, as the directory says. */
  checkSum(name: string): number | undefined;
}

/** What a file may ask of its reader. */
export interface ZipLimits {
  readonly entries: number;
  /** Bytes that all entries that are read may decompress to, together. */
  readonly decompressedBytes: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_LENGTH = 22;
const MAX_COMMENT = 0xffff;

interface Entry {
  readonly method: number;
  readonly flags: number;
  readonly checkSum: number;
  readonly compressedSize: number;
  readonly size: number;
  readonly localOffset: number;
}

/**
 * Reads the central directory of a ZIP file (APPNOTE 4.3). No ZIP64, no encryption, only stored and deflated entries:
 * what Office writes. Nothing is decompressed before it is asked for, and never more than the limits say.
 */
export function readZip(input: Uint8Array, limits: ZipLimits): ZipFile {
  const bytes = Buffer.from(input.buffer, input.byteOffset, input.byteLength);
  const entries = readDirectory(bytes, limits);
  let left = limits.decompressedBytes;
  return {
    names: [...entries.keys()],
    read: (name) => {
      const entry = entries.get(name);
      if (entry === undefined) return undefined;
      if (entry.size > left) throw new ZipFormatError('解压后过大');
      // Deflate makes nothing longer than this. A file may be all blocks that hold nothing, and be read many times.
      if (entry.compressedSize > entry.size + entry.size / 1_000 + 1_024) throw new ZipFormatError('条目已损坏');
      const content = decompress(bytes, entry);
      left -= content.length;
      return content;
    },
    checkSum: (name) => entries.get(name)?.checkSum,
  };
}

function readDirectory(bytes: Buffer, limits: ZipLimits): ReadonlyMap<string, Entry> {
  const end = endOfDirectory(bytes);
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  if (count > limits.entries) throw new ZipFormatError('条目过多');
  const entries = new Map<string, Entry>();
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== CENTRAL) throw new ZipFormatError('目录已损坏');
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    const nameEnd = at + 46 + (nameLength ?? 0);
    const name = bytes.toString('utf8', at + 46, nameEnd);
    if (nameEnd > end || entries.has(name)) throw new ZipFormatError('目录已损坏');
    entries.set(name, {
      flags: bytes.readUInt16LE(at + 8),
      method: bytes.readUInt16LE(at + 10),
      checkSum: bytes.readUInt32LE(at + 16),
      compressedSize: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      localOffset: bytes.readUInt32LE(at + 42),
    });
    at = nameEnd + (extraLength ?? 0) + (commentLength ?? 0);
  }
  return entries;
}

function endOfDirectory(bytes: Buffer): number {
  const last = bytes.length - END_LENGTH;
  for (let at = last; at >= Math.max(0, last - MAX_COMMENT); at--) {
    if (bytes.readUInt32LE(at) === END) return at;
  }
  throw new ZipFormatError('没有目录，文件不完整');
}

function decompress(bytes: Buffer, { method, flags, checkSum, compressedSize, size, localOffset }: Entry): Buffer {
  if ((flags & 1) !== 0) throw new ZipFormatError('已加密');
  if (localOffset + 30 > bytes.length || bytes.readUInt32LE(localOffset) !== LOCAL) {
    throw new ZipFormatError('条目已损坏');
  }
  const start = localOffset + 30 + bytes.readUInt16LE(localOffset + 26) + bytes.readUInt16LE(localOffset + 28);
  if (start + compressedSize > bytes.length) throw new ZipFormatError('条目不完整');
  const data = bytes.subarray(start, start + compressedSize);
  const content = method === 0 ? data : method === 8 ? inflate(data, size) : undefined;
  if (content === undefined) throw new ZipFormatError('压缩方式不支持');
  if (content.length !== size || crc32(content) !== checkSum) throw new ZipFormatError('条目与其校验值不符');
  return content;
}

function inflate(data: Buffer, size: number): Buffer {
  try {
    // Not a byte more than the directory admits to.
    return uninterrupted(() => inflateRawSync(data, { maxOutputLength: Math.max(1, size) }));
  } catch {
    throw new ZipFormatError('条目已损坏');
  }
}
