import { readSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { ZipFormatError, type ZipLimits, type ZipReader, type ZipSource, readZip, readZipFront } from './zip-reader.ts';

/** A zip file on disk, whose entries are read one by one when they are asked for. */
export interface ZipArchive {
  /** Bytes of an entry; undefined when there is none of that name, or it is damaged. */
  read(name: string): Promise<Buffer | undefined>;
  close(): Promise<void>;
}

/** A file that this program has written is as large as its batch, and nothing follows it. */
const ownFile: ZipLimits = { entries: Infinity, decompressedBytes: Infinity, trailingBytes: 0 };

/**
 * Opens a zip file as `ZipFile` writes it, of any size. Undefined when it is no such file. Rejects when the file cannot
 * be opened.
 */
export async function openZipArchive(path: string): Promise<ZipArchive | undefined> {
  const file = await open(path);
  const source = await sourceOf(file);
  const zip = unlessDamaged(() => readZip(source, ownFile));
  if (zip !== undefined) return archive(file, zip);
  await file.close();
  return undefined;
}

/**
 * Opens what there is of a zip file that `ZipFile` has not ended: the entries from its front up to the first that is
 * not whole. Rejects when the file cannot be opened.
 */
export async function openZipFront(path: string): Promise<ZipArchive> {
  const file = await open(path);
  return archive(file, readZipFront(await sourceOf(file), ownFile));
}

function archive(file: FileHandle, zip: ZipReader): ZipArchive {
  return {
    read: async (name) => Promise.resolve(unlessDamaged(() => zip.read(name))),
    close: async () => file.close(),
  };
}

/** An entry is a document of this program: it takes no longer to read than to compare. */
async function sourceOf(file: FileHandle): Promise<ZipSource> {
  const { size } = await file.stat();
  const read = (position: number, length: number): Buffer => {
    const bytes = Buffer.alloc(length);
    for (let at = 0; at < length;) {
      const count = readSync(file.fd, bytes, at, length - at, position + at);
      if (count === 0) throw new ZipFormatError('文件变短了');
      at += count;
    }
    return bytes;
  };
  return { size, read };
}

function unlessDamaged<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
