import { crc32, deflateRawSync } from 'node:zlib';
import { uninterrupted } from '../concurrency/checkpoint.ts';

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
/** What entries and directory begin with (4.3). */
export const signatures = {
  ...{ local: 0x04034b50, descriptor: 0x08074b50, central: 0x02014b50 },
  ...{ end: 0x06054b50, end64: 0x06064b50, locator64: 0x07064b50 },
} as const;
/** From these values on the 64-bit fields are read instead (4.4.1.4). */
export const [max16, max32] = [0xffff, 0xffff_ffff];
/** 4.4.5 */
export const methods = { stored: 0, deflated: 8 } as const;
/** Version 2.0 of the format: deflate. */
const versionNeeded = 20;
/** Bit 11: names are UTF-8. */
const utf8Names = 0x0800;
/** Bit 0. */
const encrypted = 0x0001;
/** Bit 3: checksum and sizes stand behind the data. */
const sizesBehind = 0x0008;

/** A compressed entry. */
export function deflateEntry(name: string, content: string | Uint8Array): ZipEntry {
  const raw = typeof content === 'string' ? Buffer.from(content) : content;
  const data = uninterrupted(() => deflateRawSync(raw));
  return deflatedEntry(name, { data, size: raw.length, checksum: crc32(raw) });
}

/** An entry that is compressed already, with size and CRC-32 of what was compressed. */
export function deflatedEntry(name: string, { data, size, checksum }: Deflated): ZipEntry {
  return entryOf(name, { method: 'deflated', data, size, checksum });
}

/** An entry of bytes that compression would not make less. */
export function storeEntry(name: string, data: Uint8Array): ZipEntry {
  return entryOf(name, { method: 'stored', data, size: data.length, checksum: crc32(data) });
}

interface Deflated {
  readonly data: Uint8Array;
  readonly size: number;
  readonly checksum: number;
}

function entryOf(name: string, { data, ...facts }: Deflated & Pick<EntryFacts, 'method'>): ZipEntry {
  const nameBytes = Buffer.from(name);
  return { name: nameBytes, header: entryHeader(nameBytes, { ...facts, length: data.length }), data };
}

/** What a header says of an entry. */
interface EntryFacts {
  readonly method: keyof typeof methods;
  /** Checksum and sizes stand behind the data; those here may be nothing yet. */
  readonly sizesFollow?: boolean;
  readonly checksum: number;
  /** Bytes of the data. */
  readonly length: number;
  /** Bytes of what is in it. */
  readonly size: number;
}

/** Times, checksum, sizes: what the local header and the central directory share. */
export function entryHeader(name: Uint8Array, { method, sizesFollow = false, ...facts }: EntryFacts): Buffer {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(versionNeeded, 0);
  header.writeUInt16LE(utf8Names | (sizesFollow ? sizesBehind : 0), 2);
  header.writeUInt16LE(methods[method], 4);
  header.writeUInt16LE(dosTime, 6);
  header.writeUInt16LE(dosDate, 8);
  header.writeUInt32LE(facts.checksum, 10);
  header.writeUInt32LE(facts.length, 14);
  header.writeUInt32LE(facts.size, 18);
  header.writeUInt16LE(name.length, 22);
  return header;
}

/** Reads what {@link entryHeader} writes, and the length of the extra field behind it. */
export function readEntryHeader(bytes: Buffer, at = 0) {
  return {
    isEncrypted: (bytes.readUInt16LE(at + 2) & encrypted) !== 0,
    sizesFollow: (bytes.readUInt16LE(at + 2) & sizesBehind) !== 0,
    method: bytes.readUInt16LE(at + 4),
    checksum: bytes.readUInt32LE(at + 10),
    compressedSize: bytes.readUInt32LE(at + 14),
    size: bytes.readUInt32LE(at + 18),
    nameLength: bytes.readUInt16LE(at + 22),
    extraLength: bytes.readUInt16LE(at + 24),
  };
}
