import { crc32, deflateRawSync } from 'node:zlib';

/**
 * A zip file as Office writes it: deflate, no data descriptors, no extra fields, no platform attributes.
 * All entries carry the first day that the format knows, so the same content gives the same bytes.
 */

/** A compressed entry; one that never changes is compressed once and used in many files. */
export interface ZipEntry {
  readonly name: string;
  /** Name, sizes, checksum and time: what the local header and the central directory share. */
  readonly header: Buffer;
  readonly data: Buffer;
}

/** 1 January 1980, 00:00, as date and time of MS-DOS. */
const dosDate = (0 << 9) | (1 << 5) | 1;
const dosTime = 0;
const deflated = 8;
/** Version 2.0 of the format: deflate. */
const versionNeeded = 20;
/** Bit 11: names are UTF-8. */
const utf8Names = 0x0800;

export function deflateEntry(name: string, content: string | Uint8Array): ZipEntry {
  const raw = typeof content === 'string' ? Buffer.from(content) : content;
  const data = deflateRawSync(raw);
  const header = Buffer.alloc(26);
  header.writeUInt16LE(versionNeeded, 0);
  header.writeUInt16LE(utf8Names, 2);
  header.writeUInt16LE(deflated, 4);
  header.writeUInt16LE(dosTime, 6);
  header.writeUInt16LE(dosDate, 8);
  header.writeUInt32LE(crc32(raw), 10);
  header.writeUInt32LE(data.length, 14);
  header.writeUInt32LE(raw.length, 18);
  header.writeUInt16LE(Buffer.byteLength(name), 22);
  return { name, header, data };
}

/** The file, entries in the order given. */
export function zipFile(entries: readonly ZipEntry[]): Uint8Array {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, header, data } of entries) {
    const nameBytes = Buffer.from(name);
    local.push(signature(0x04034b50), header, nameBytes, data);
    directory.push(signature(0x02014b50), versionMadeBy, header, directoryTail(offset), nameBytes);
    offset += 4 + header.length + nameBytes.length + data.length;
  }
  const directoryBytes = Buffer.concat(directory);
  return Buffer.concat([...local, directoryBytes, endOfDirectory(entries.length, directoryBytes.length, offset)]);
}

/** MS-DOS, version 2.0. */
const versionMadeBy = Buffer.from([versionNeeded, 0]);

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** Comment length, disk number, attributes: all none; then where the local header stands. */
function directoryTail(localHeaderOffset: number): Buffer {
  const bytes = Buffer.alloc(14);
  bytes.writeUInt32LE(localHeaderOffset, 10);
  return bytes;
}

function endOfDirectory(entries: number, directorySize: number, directoryOffset: number): Buffer {
  const bytes = Buffer.alloc(22);
  bytes.writeUInt32LE(0x06054b50, 0);
  bytes.writeUInt16LE(entries, 8);
  bytes.writeUInt16LE(entries, 10);
  bytes.writeUInt32LE(directorySize, 12);
  bytes.writeUInt32LE(directoryOffset, 16);
  return bytes;
}
