import { closeSync, openSync, readSync, statSync } from 'node:fs';

/** A font file that cannot be used; the message says in Chinese why, without a path. */
export class FontError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'FontError';
  }
}

/** The tables of one face, read one by one as they are asked for: a file is 15 MB, its cmap 20 kB. */
export interface FontTables {
  readonly tags: readonly string[];
  /** The bytes of a table; undefined if the face has none of that name. */
  table(tag: string): Buffer | undefined;
  /** Some bytes of a table that is too large to be read whole. Throws FontError outside of it. */
  slice(tag: string, offset: number, length: number): Buffer;
}

interface TableRecord {
  readonly offset: number;
  readonly length: number;
}

const trueType = [0x00010000, 0x74727565]; // 1.0, 'true'
const openTypeCff = 0x4f54544f; // 'OTTO'
const collection = 0x74746366; // 'ttcf'
const webFonts = [0x774f4646, 0x774f4632]; // 'wOFF', 'wOF2'

/** The bytes of a font, read where they are asked for. */
interface Source {
  readonly size: number;
  readonly read: (offset: number, length: number) => Buffer;
}

/**
 * Opens a face by its table directory (OpenType 1.9, “Organization of an OpenType Font”).
 *
 * @param index the face in a collection (.ttc), 0 for a plain file
 * @throws FontError for what is no font, a cut-off file, or a face that the collection does not have
 */
export function openFontTables(path: string, index = 0): FontTables {
  return tablesOf({ size: statSync(path).size, read: (offset, length) => readPart(path, offset, length) }, index);
}

/** The tables of a font in memory. Throws as {@link openFontTables} does. */
export function fontTablesOf(bytes: Buffer): FontTables {
  return tablesOf({ size: bytes.length, read: (offset, length) => bytes.subarray(offset, offset + length) }, 0);
}

/** A table that every font has. Throws FontError if it is missing or has fewer bytes. */
export function requiredTable(tables: Pick<FontTables, 'table'>, tag: string, length = 0): Buffer {
  const table = tables.table(tag);
  if (table === undefined) throw new FontError(`缺少 ${tag} 表，字体文件已损坏`);
  if (table.length < length) throw new FontError(`${tag} 表不完整`);
  return table;
}

function tablesOf(source: Source, index: number): FontTables {
  return new DirectoryTables(source, index);
}

/** The tables of a face by its directory. */
class DirectoryTables implements FontTables {
  readonly #source: Source;
  readonly #records = new Map<string, TableRecord>();

  constructor(source: Source, index: number) {
    this.#source = source;
    const start = faceOffset(this, index);
    const count = this.read(start + 4, 2).readUInt16BE();
    const directory = this.read(start + 12, count * 16);
    for (let at = 0; at < directory.length; at += 16) {
      const tag = directory.toString('latin1', at, at + 4);
      const record = { offset: directory.readUInt32BE(at + 8), length: directory.readUInt32BE(at + 12) };
      if (record.offset + record.length > source.size) throw cutOff();
      if (!this.#records.has(tag)) this.#records.set(tag, record);
    }
  }

  get tags(): readonly string[] {
    return [...this.#records.keys()];
  }

  read(offset: number, length: number): Buffer {
    if (offset + length > this.#source.size) throw cutOff();
    return this.#source.read(offset, length);
  }

  table(tag: string): Buffer | undefined {
    const record = this.#records.get(tag);
    return record && this.read(record.offset, record.length);
  }

  slice(tag: string, offset: number, length: number): Buffer {
    const record = this.#records.get(tag);
    if (record === undefined || offset + length > record.length) throw new FontError(`${tag} 表不完整`);
    return this.read(record.offset + offset, length);
  }
}

function faceOffset(font: Pick<Source, 'read'>, index: number): number {
  const version = font.read(0, 4).readUInt32BE();
  if (webFonts.includes(version)) throw new FontError('是网页字体（WOFF），请换成 TrueType 字体文件（.ttf 或 .ttc）');
  if (version !== collection) {
    if (version !== openTypeCff && !trueType.includes(version)) throw new FontError('不是 TrueType 字体文件');
    if (index !== 0) throw new FontError(`不是字体集（.ttc），没有第 ${index} 个字体`);
    return 0;
  }
  const count = font.read(8, 4).readUInt32BE();
  if (index >= count) throw new FontError(`字体集里只有 ${count} 个字体（编号 0 到 ${count - 1}），没有 ${index}`);
  return font.read(12 + index * 4, 4).readUInt32BE();
}

function readPart(path: string, offset: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  const file = openSync(path, 'r');
  try {
    readSync(file, bytes, 0, length, offset);
  } finally {
    closeSync(file);
  }
  return bytes;
}

function cutOff(): FontError {
  return new FontError('字体文件不完整，请重新复制');
}
