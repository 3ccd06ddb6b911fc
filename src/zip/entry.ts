import { crc32, deflateRawSync } from 'node:zlib';

/** An entry, ready to be written; one that never changes is made once and used in many files. */
export interface ZipEntry {
  /** In UTF-8. */
  readonly name: Buffer;
  /** Times, checksum, sizes: what the local header and the central directory share. */
  readonly header: Buffer;
  readonly data: Uint8Array;
}

/** 1 January 1980, 00:00, the first moment that the format knows: the same content gives the same bytes. */
const dosDate = (0 << 9) | (1 << 5) | 1;
const dosTime = 0;
const stored = 0;
const deflated = 8;
/** Version 2.0 of the format: deflate. */
const versionNeeded = 20;
/** Bit 11: names are UTF-8. */
const utf8Names = 0x0800;

/** A compressed entry. */
export function deflateEntry(name: string, content: string | Uint8Array): ZipEntry {
  const raw = typeof content === 'string' ? Buffer.from(content) : content;
  return deflatedEntry(name, { data: deflateRawSync(raw), size: raw.length, checksum: crc32(raw) });
}

/** An entry that is compressed already, with size and CRC-32 of what was compressed. */
export function deflatedEntry(name: string, { data, size, checksum }: Deflated): ZipEntry {
  return entryOf(name, { method: deflated, data, size, checksum });
}

/** An entry of bytes that compression would not make less. */
export function storeEntry(name: string, data: Uint8Array): ZipEntry {
  return entryOf(name, { method: stored, data, size: data.length, checksum: crc32(data) });
}

interface Deflated {
  readonly data: Uint8Array;
  readonly size: number;
  readonly checksum: number;
}

function entryOf(name: string, { method, data, size, checksum }: Deflated & { readonly method: number }): ZipEntry {
  const nameBytes = Buffer.from(name);
  const header = Buffer.alloc(26);
  header.writeUInt16LE(versionNeeded, 0);
  header.writeUInt16LE(utf8Names, 2);
  header.writeUInt16LE(method, 4);
  header.writeUInt16LE(dosTime, 6);
  header.writeUInt16LE(dosDate, 8);
  header.writeUInt32LE(checksum, 10);
  header.writeUInt32LE(data.length, 14);
  header.writeUInt32LE(size, 18);
  header.writeUInt16LE(nameBytes.length, 22);
  return { name: nameBytes, header, data };
}
