import { type FontTables, requiredTable } from './font-tables.ts';
import type { Glyph } from './glyphs.ts';

/** What the instructions of glyphs call. The shipped faces have none. */
const instructionTables = ['cvt ', 'fpgm', 'prep'];
/** Tables of a face that {@link programTables} reads. */
export const programTags = ['head', 'hhea', 'maxp', ...instructionTables];

/**
 * A TrueType file of some tables (OpenType 1.9, “Organization of an OpenType Font”): sorted directory, padded tables,
 * checksums. The same tables give the same bytes.
 *
 * @param adjusted whether `head` gets the checksum of the whole file; 0 says that there is none
 */
export function writeFontFile(tables: ReadonlyMap<string, Buffer>, adjusted = true): Buffer {
  const sorted = [...tables].sort(byTag);
  const start = 12 + 16 * sorted.length;
  let size = start;
  for (const [, table] of sorted) size += aligned(table.length);
  const file = Buffer.alloc(size);
  const power = Math.floor(Math.log2(sorted.length));
  file.writeUInt32BE(0x00010000, 0);
  const search = [sorted.length, 16 << power, power, 16 * (sorted.length - (1 << power))];
  for (const [field, value] of search.entries()) file.writeUInt16BE(value, 4 + 2 * field);
  let at = start;
  let adjustmentAt: number | undefined;
  for (const [index, [tag, table]] of sorted.entries()) {
    file.set(table, at);
    if (tag === 'head') {
      adjustmentAt = at + 8;
      file.writeUInt32BE(0, adjustmentAt);
    }
    const entry = 12 + 16 * index;
    file.write(tag, entry, 'latin1');
    const record = [checksum(file, at, aligned(table.length)), at, table.length];
    for (const [field, value] of record.entries()) file.writeUInt32BE(value, entry + 4 + 4 * field);
    at += aligned(table.length);
  }
  if (adjusted && adjustmentAt !== undefined) {
    file.writeUInt32BE((0xb1b0afba - checksum(file, 0, file.length)) >>> 0, adjustmentAt);
  }
  return file;
}

function byTag([one]: readonly [string, Buffer], [other]: readonly [string, Buffer]): number {
  return one < other ? -1 : 1;
}

/** The tables with which a program draws some glyphs of a face, in this order, and no others. */
export function programTables(face: Pick<FontTables, 'table'>, glyphs: readonly Glyph[]): Map<string, Buffer> {
  const instructions: [string, Buffer][] = [];
  for (const tag of instructionTables) {
    const table = face.table(tag);
    if (table !== undefined) instructions.push([tag, table]);
  }
  return new Map([
    ...instructions,
    ...glyphTables(glyphs),
    ['head', withField(requiredTable(face, 'head'), 50, 1)], // indexToLocFormat: long
    ['hhea', withField(requiredTable(face, 'hhea'), 34, glyphs.length)], // numberOfHMetrics
    ['maxp', withField(requiredTable(face, 'maxp'), 4, glyphs.length)], // numGlyphs
  ]);
}

/** `glyf`, `hmtx` and `loca` of some glyphs, with long offsets. */
function glyphTables(glyphs: readonly Glyph[]): [tag: string, table: Buffer][] {
  const loca = Buffer.alloc(4 * (glyphs.length + 1));
  const hmtx = Buffer.alloc(4 * glyphs.length);
  let size = 0;
  for (const { outline } of glyphs) size += aligned(outline.length);
  const glyf = Buffer.alloc(size);
  let at = 0;
  for (const [index, { outline, advance, leftSideBearing }] of glyphs.entries()) {
    hmtx.writeUInt16BE(advance, 4 * index);
    hmtx.writeInt16BE(leftSideBearing, 4 * index + 2);
    glyf.set(outline, at);
    at += aligned(outline.length);
    loca.writeUInt32BE(at, 4 * index + 4);
  }
  return [
    ['glyf', glyf],
    ['hmtx', hmtx],
    ['loca', loca],
  ];
}

/** A table with another number of sixteen bits at an offset. */
function withField(table: Buffer, offset: number, value: number): Buffer {
  const copy = Buffer.from(table);
  copy.writeUInt16BE(value, offset);
  return copy;
}

/** Sum of the 32-bit words. */
function checksum(bytes: Buffer, start: number, length: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset + start, length);
  let sum = 0;
  for (let at = 0; at < length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}

function aligned(length: number): number {
  return (length + 3) & ~3;
}
