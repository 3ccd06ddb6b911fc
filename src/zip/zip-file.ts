import { type ZipEntry, max16, max32, signatures } from './entry.ts';
import { GrowingEntry } from './growing-entry.ts';

/**
 * A zip file as Office writes it: no data descriptors but where an entry is sent while it grows, no platform
 * attributes, no extra fields where the file does not need them. It is written from the front, so that it can be sent
 * while it grows; what stays in memory is the central directory, some 100 bytes an entry. Clauses are those of PKWARE's
 * APPNOTE.
 */
export class ZipFile {
  readonly #directory: Buffer[] = [];
  #directoryLength = 0;
  #offset = 0;
  #entries = 0;

  /** The bytes of the entry. */
  add(entry: ZipEntry): readonly Uint8Array[] {
    this.#list(entry, this.#offset);
    this.#offset += 4 + entry.header.length + entry.name.length + entry.data.length;
    return [signature(signatures.local), entry.header, entry.name, entry.data];
  }

  /** Begins an entry whose size is not known yet. Nothing else can be added until it has ended. */
  open(name: string) {
    const start = this.#offset;
    const entry = new GrowingEntry(name);
    const passed = (bytes: Uint8Array): Uint8Array => {
      this.#offset += bytes.length;
      return bytes;
    };
    return {
      /** The bytes before those of the entry. */
      head: passed(Buffer.concat([signature(signatures.local), entry.header, entry.name])),
      /** What can be written when these bytes have come; maybe nothing yet. */
      add: (bytes: Uint8Array) => passed(entry.add(bytes)),
      /** The rest of the entry. */
      end: () => {
        const rest = passed(entry.end());
        this.#list(entry, start);
        return rest;
      },
    };
  }

  /** The rest of the file. */
  end(): readonly Uint8Array[] {
    const [entries, size, offset] = [this.#entries, this.#directoryLength, this.#offset];
    const needs64 = entries >= max16 || size >= max32 || offset >= max32;
    return [
      ...this.#directory,
      ...(needs64 ? [end64(entries, size, offset), locator64(offset + size)] : []),
      endOfDirectory(entries, size, offset),
    ];
  }

  #list(entry: Pick<ZipEntry, 'name' | 'header'>, offset: number): void {
    const record = directoryRecord(entry, offset);
    this.#directory.push(record);
    this.#directoryLength += record.length;
    this.#entries += 1;
  }
}

/** The file, entries in the order given. */
export function zipFile(entries: readonly ZipEntry[]): Uint8Array {
  const file = new ZipFile();
  return Buffer.concat([...entries.flatMap((entry) => file.add(entry)), ...file.end()]);
}

/** Version 4.5 of the format: 64-bit fields (4.4.3.2). */
const version64 = 45;

/** 4.3.12. MS-DOS, version 2.0; comment length, disk number, attributes: all none. */
function directoryRecord({ name, header }: Pick<ZipEntry, 'name' | 'header'>, localHeaderOffset: number): Buffer {
  const needs64 = localHeaderOffset >= max32;
  const extra = Buffer.alloc(needs64 ? 12 : 0);
  if (needs64) {
    // 4.5.3: of its fields only those are there that do not fit their place.
    extra.writeUInt16LE(0x0001, 0);
    extra.writeUInt16LE(8, 2);
    extra.writeBigUInt64LE(BigInt(localHeaderOffset), 4);
  }
  const fixed = Buffer.alloc(46);
  fixed.writeUInt32LE(signatures.central, 0);
  fixed.writeUInt16LE(needs64 ? version64 : 20, 4);
  header.copy(fixed, 6);
  if (needs64) fixed.writeUInt16LE(version64, 6);
  fixed.writeUInt16LE(extra.length, 30);
  fixed.writeUInt32LE(needs64 ? max32 : localHeaderOffset, 42);
  return Buffer.concat([fixed, name, extra]);
}

/** 4.3.14. */
function end64(entries: number, directorySize: number, directoryOffset: number): Buffer {
  const bytes = Buffer.alloc(56);
  bytes.writeUInt32LE(signatures.end64, 0);
  bytes.writeBigUInt64LE(44n, 4);
  bytes.writeUInt16LE(version64, 12);
  bytes.writeUInt16LE(version64, 14);
  bytes.writeBigUInt64LE(BigInt(entries), 24);
  bytes.writeBigUInt64LE(BigInt(entries), 32);
  bytes.writeBigUInt64LE(BigInt(directorySize), 40);
  bytes.writeBigUInt64LE(BigInt(directoryOffset), 48);
  return bytes;
}

/** 4.3.15. */
function locator64(end64Offset: number): Buffer {
  const bytes = Buffer.alloc(20);
  bytes.writeUInt32LE(signatures.locator64, 0);
  bytes.writeBigUInt64LE(BigInt(end64Offset), 8);
  bytes.writeUInt32LE(1, 16);
  return bytes;
}

/** 4.3.16. */
function endOfDirectory(entries: number, directorySize: number, directoryOffset: number): Buffer {
  const bytes = Buffer.alloc(22);
  bytes.writeUInt32LE(signatures.end, 0);
  bytes.writeUInt16LE(Math.min(entries, max16), 8);
  bytes.writeUInt16LE(Math.min(entries, max16), 10);
  bytes.writeUInt32LE(Math.min(directorySize, max32), 12);
  bytes.writeUInt32LE(Math.min(directoryOffset, max32), 16);
  return bytes;
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
