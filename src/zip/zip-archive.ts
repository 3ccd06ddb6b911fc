import { open, type FileHandle } from 'node:fs/promises';
import { crc32, inflateRawSync } from 'node:zlib';

/** A zip file on disk, whose entries are read one by one when they are asked for. */
export interface ZipArchive {
  /** Bytes of an entry; undefined when there is none of that name, or it is damaged. */
  read(name: string): Promise<Buffer | undefined>;
  close(): Promise<void>;
}

interface Entry {
  readonly method: number;
  readonly checksum: number;
  readonly compressedSize: number;
  readonly size: number;
  readonly offset: number;
}

const localSignature = 0x04034b50;
const endSignature = 0x06054b50;
const end64Signature = 0x06064b50;
const locator64Signature = 0x07064b50;
const centralSignature = 0x02014b50;
const localLength = 30;
const endLength = 22;
const locator64Length = 20;
const max16 = 0xffff;
const max32 = 0xffff_ffff;

/**
 * Opens a zip file as `ZipFile` writes it, of any size (with the 64-bit fields of APPNOTE 4.3.14, and no comment at its
 * end). Undefined when it is no such file. Rejects when the file cannot be opened.
 */
export async function openZipArchive(path: string): Promise<ZipArchive | undefined> {
  const file = await open(path);
  const entries = await readDirectory(file).catch(() => undefined);
  if (entries === undefined) {
    await file.close();
    return undefined;
  }
  return archive(file, entries);
}

/**
 * Opens what there is of a zip file that `ZipFile` has not ended: the entries from its front up to the first that is
 * not whole. Rejects when the file cannot be opened.
 */
export async function openZipFront(path: string): Promise<ZipArchive> {
  const file = await open(path);
  return archive(file, await readLocalHeaders(file));
}

function archive(file: FileHandle, entries: ReadonlyMap<string, Entry>): ZipArchive {
  return {
    read: async (name) => {
      const entry = entries.get(name);
      return entry === undefined ? undefined : readEntry(file, entry).catch(() => undefined);
    },
    close: async () => file.close(),
  };
}

/** By the local headers (4.3.7), which have the sizes. */
async function readLocalHeaders(file: FileHandle): Promise<ReadonlyMap<string, Entry>> {
  const { size: fileSize } = await file.stat();
  const entries = new Map<string, Entry>();
  for (let offset = 0; offset + localLength <= fileSize;) {
    const header = await bytesAt(file, offset, localLength);
    const nameStart = offset + localLength;
    const nameLength = header.readUInt16LE(26);
    const compressedSize = header.readUInt32LE(18);
    const end = nameStart + nameLength + header.readUInt16LE(28) + compressedSize;
    if (header.readUInt32LE(0) !== localSignature || end > fileSize) break;
    entries.set((await bytesAt(file, nameStart, nameLength)).toString('utf8'), {
      method: header.readUInt16LE(8),
      checksum: header.readUInt32LE(14),
      compressedSize,
      size: header.readUInt32LE(22),
      offset,
    });
    offset = end;
  }
  return entries;
}

async function readDirectory(file: FileHandle): Promise<ReadonlyMap<string, Entry> | undefined> {
  const { size } = await file.stat();
  const end = await bytesAt(file, size - endLength, endLength);
  if (end.readUInt32LE(0) !== endSignature) return undefined;
  let [count, length, offset] = [end.readUInt16LE(10), end.readUInt32LE(12), end.readUInt32LE(16)];
  if (count === max16 || length === max32 || offset === max32) {
    const locator = await bytesAt(file, size - endLength - locator64Length, locator64Length);
    if (locator.readUInt32LE(0) !== locator64Signature) return undefined;
    const end64 = await bytesAt(file, Number(locator.readBigUInt64LE(8)), 56);
    if (end64.readUInt32LE(0) !== end64Signature) return undefined;
    [count, length, offset] = [32, 40, 48].map((at) => Number(end64.readBigUInt64LE(at))) as [number, number, number];
  }
  return entriesOf(await bytesAt(file, offset, length), count);
}

function entriesOf(directory: Buffer, count: number): ReadonlyMap<string, Entry> | undefined {
  const entries = new Map<string, Entry>();
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (directory.readUInt32LE(at) !== centralSignature) return undefined;
    const nameEnd = at + 46 + directory.readUInt16LE(at + 28);
    const end = nameEnd + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    const offset = directory.readUInt32LE(at + 42);
    entries.set(directory.toString('utf8', at + 46, nameEnd), {
      method: directory.readUInt16LE(at + 10),
      checksum: directory.readUInt32LE(at + 16),
      compressedSize: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      // 4.5.3: the only one of the 64-bit fields that `ZipFile` needs for an entry.
      offset: offset === max32 ? Number(directory.readBigUInt64LE(nameEnd + 4)) : offset,
    });
    at = end;
  }
  return entries;
}

async function readEntry(file: FileHandle, entry: Entry): Promise<Buffer | undefined> {
  const header = await bytesAt(file, entry.offset, localLength);
  const start = entry.offset + localLength + header.readUInt16LE(26) + header.readUInt16LE(28);
  const data = await bytesAt(file, start, entry.compressedSize);
  const bytes = entry.method === 0 ? data : inflateRawSync(data, { maxOutputLength: Math.max(1, entry.size) });
  return bytes.length === entry.size && crc32(bytes) === entry.checksum ? bytes : undefined;
}

/** Throws when the file does not have them all. */
async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  for (let at = 0; at < length;) {
    const { bytesRead } = await file.read(bytes, at, length - at, position + at);
    if (bytesRead === 0) throw new RangeError('The file is shorter than its directory says');
    at += bytesRead;
  }
  return bytes;
}
