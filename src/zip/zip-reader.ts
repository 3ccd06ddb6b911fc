import { crc32, inflateRawSync } from 'node:zlib';
import { uninterrupted } from '../concurrency/checkpoint.ts';
import { max16, max32, methods, readEntryHeader, signatures } from './entry.ts';

/** The bytes are not a ZIP file that this reader accepts; the message names what was met, never content. */
export class ZipFormatError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ZipFormatError';
  }
}

/** The bytes of a ZIP file, in memory or on disk. */
export interface ZipSource {
  readonly size: number;
  /** The reader asks for no byte beyond the size. */
  read(position: number, length: number): Buffer;
}

/** The entries of a file by name, decompressed when they are asked for. */
export interface ZipReader {
  readonly names: readonly string[];
  /** Undefined if there is no entry of that name. Throws ZipFormatError when it is damaged or too large. */
  read(name: string): Buffer | undefined;
  /** CRC-32 of the content, as the directory says. */
  checksum(name: string): number | undefined;
}

/** What a file may ask of its reader. */
export interface ZipLimits {
  readonly entries: number;
  /** Bytes that all entries that are read may decompress to, together. */
  readonly decompressedBytes: number;
  /** Bytes that may follow the end of the directory. A comment (4.4.12) has 65,535 at most. */
  readonly trailingBytes: number;
}

interface Entry extends ReturnType<typeof readEntryHeader> {
  readonly localOffset: number;
}

type Entries = ReadonlyMap<string, Entry>;

/** Bytes of a local header, of one of the directory, and of the records at its end. */
const lengths = { local: 30, central: 46, end: 22, end64: 56, locator64: 20 } as const;

/**
 * Reads a ZIP file by its central directory (APPNOTE 4.3.12), with the 64-bit fields of 4.3.14 where the file is so
 * large. Stored and deflated entries only, no encryption: what Office and this program write. Nothing is decompressed
 * before it is asked for, and never more than the limits say. Throws ZipFormatError.
 */
export function readZip(file: ZipSource | Uint8Array, limits: ZipLimits): ZipReader {
  const source = file instanceof Uint8Array ? inMemory(file) : file;
  return reader(source, readDirectory(source, limits), limits);
}

/** Reads what there is of a ZIP file without a directory yet: the entries from its front up to the first broken one. */
export function readZipFront(source: ZipSource, limits: ZipLimits): ZipReader {
  return reader(source, readLocalHeaders(source), limits);
}

function inMemory({ buffer, byteOffset, byteLength: size }: Uint8Array): ZipSource {
  const bytes = Buffer.from(buffer, byteOffset, size);
  return { size, read: (position, length) => bytes.subarray(position, position + length) };
}

function reader(source: ZipSource, entries: Entries, { decompressedBytes }: ZipLimits): ZipReader {
  let left = decompressedBytes;
  return {
    names: [...entries.keys()],
    read: (name) => {
      const entry = entries.get(name);
      if (entry === undefined) return undefined;
      if (entry.size > left) throw new ZipFormatError('解压后过大');
      // Deflate makes nothing longer than this. A file may be all blocks that hold nothing, and be read many times.
      if (entry.compressedSize > entry.size + entry.size / 1_000 + 1_024) throw new ZipFormatError('条目已损坏');
      const content = decompress(source, entry);
      left -= content.length;
      return content;
    },
    checksum: (name) => entries.get(name)?.checksum,
  };
}

function readDirectory(source: ZipSource, limits: ZipLimits): Entries {
  const { count, start, end } = findDirectory(source, limits);
  if (count > limits.entries) throw new ZipFormatError('条目过多');
  const directory = source.read(start, Math.max(0, end - start));
  const entries = new Map<string, Entry>();
  for (let index = 0, at = 0; index < count; index++) {
    if (at + lengths.central > directory.length || directory.readUInt32LE(at) !== signatures.central) throw damaged();
    const header = readEntryHeader(directory, at + 6);
    const nameEnd = at + lengths.central + header.nameLength;
    const name = directory.toString('utf8', at + lengths.central, nameEnd);
    if (nameEnd > directory.length || entries.has(name)) throw damaged();
    const offset = directory.readUInt32LE(at + 42);
    const has64 = offset === max32 && source.size > max32 && nameEnd + 12 <= directory.length;
    // 4.5.3: the only one of the 64-bit fields that `ZipFile` writes for an entry.
    const localOffset = has64 ? Number(directory.readBigUInt64LE(nameEnd + 4)) : offset;
    entries.set(name, { ...header, localOffset });
    at = nameEnd + header.extraLength + directory.readUInt16LE(at + 32);
  }
  return entries;
}

interface Directory {
  readonly count: number;
  readonly start: number;
  readonly end: number;
}

function findDirectory(source: ZipSource, { trailingBytes }: ZipLimits): Directory {
  const first = Math.max(0, source.size - lengths.end - trailingBytes);
  const tail = source.read(first, source.size - first);
  for (let at = tail.length - lengths.end; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== signatures.end) continue;
    const [count, start, end] = [tail.readUInt16LE(at + 10), tail.readUInt32LE(at + 16), first + at];
    const needs64 = count === max16 || source.size > max32;
    return (needs64 ? findDirectory64(source, end) : undefined) ?? { count, start, end };
  }
  throw new ZipFormatError('没有目录，文件不完整');
}

/** Undefined if the file has none. */
function findDirectory64(source: ZipSource, end: number): Directory | undefined {
  const at = end - lengths.locator64;
  if (at < 0) return undefined;
  const locator = source.read(at, lengths.locator64);
  if (locator.readUInt32LE(0) !== signatures.locator64) return undefined;
  const end64 = Number(locator.readBigUInt64LE(8));
  if (end64 + lengths.end64 > source.size) throw damaged();
  const record = source.read(end64, lengths.end64);
  if (record.readUInt32LE(0) !== signatures.end64) throw damaged();
  return { count: Number(record.readBigUInt64LE(32)), start: Number(record.readBigUInt64LE(48)), end: end64 };
}

/** By the local headers (4.3.7), which have the sizes where `ZipFile` knew them. */
function readLocalHeaders(source: ZipSource): Entries {
  const entries = new Map<string, Entry>();
  for (let localOffset = 0; localOffset + lengths.local <= source.size;) {
    const { start, ...header } = localHeader(source, localOffset);
    const end = start + header.compressedSize;
    if (!header.isLocal || end > source.size) break;
    const name = source.read(localOffset + lengths.local, header.nameLength).toString('utf8');
    entries.set(name, { ...header, localOffset });
    localOffset = end;
  }
  return entries;
}

/** A local header, and where the data behind it starts. */
function localHeader(source: ZipSource, offset: number) {
  const bytes = source.read(offset, lengths.local);
  const header = readEntryHeader(bytes, 4);
  const start = offset + lengths.local + header.nameLength + header.extraLength;
  return { ...header, start, isLocal: bytes.readUInt32LE(0) === signatures.local };
}

function decompress(source: ZipSource, { method, isEncrypted, checksum, compressedSize, size, localOffset }: Entry) {
  if (isEncrypted) throw new ZipFormatError('已加密');
  if (localOffset + lengths.local > source.size) throw new ZipFormatError('条目已损坏');
  const { start, isLocal } = localHeader(source, localOffset);
  if (!isLocal) throw new ZipFormatError('条目已损坏');
  if (start + compressedSize > source.size) throw new ZipFormatError('条目不完整');
  const data = source.read(start, compressedSize);
  if (method !== methods.stored && method !== methods.deflated) throw new ZipFormatError('压缩方式不支持');
  const content = method === methods.stored ? data : inflate(data, size);
  if (content.length !== size || crc32(content) !== checksum) throw new ZipFormatError('条目与其校验值不符');
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

function damaged(): ZipFormatError {
  return new ZipFormatError('目录已损坏');
}
