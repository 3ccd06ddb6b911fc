/** A glyph of a font program to be written. */
export interface ProgramGlyph {
  /** The outline, components named by the indexes of the new program. */
  readonly outline: Buffer;
  readonly advance: number;
  readonly leftSideBearing: number;
}

/** Tables that are copied from the face: instructions, and what they need. */
const COPIED = ['cvt ', 'fpgm', 'prep'] as const;

/** Tables of a face that a new program of it starts from. */
export interface FaceTables {
  readonly head: Buffer;
  readonly hhea: Buffer;
  readonly maxp: Buffer;
  /** `cvt `, `fpgm`, `prep`, where the face has them. */
  readonly instructions: ReadonlyMap<string, Buffer>;
}

export function faceTables(table: (tag: string) => Buffer | undefined): FaceTables {
  const copy = (tag: string): Buffer => Buffer.from(table(tag) ?? []);
  const instructions = COPIED.flatMap((tag): [string, Buffer][] =>
    table(tag) === undefined ? [] : [[tag, copy(tag)]],
  );
  return { head: copy('head'), hhea: copy('hhea'), maxp: copy('maxp'), instructions: new Map(instructions) };
}

/**
 * Writes a TrueType font program (OpenType, 5) of the tables that a CIDFontType2 needs (ISO 32000-1, 9.9) and no
 * others. The bytes depend on the glyphs and their face only: whatever tells where the glyphs came from – check
 * sums, counts, extremes of another subset – is computed anew or zero.
 */
export function writeFontProgram(face: FaceTables, glyphs: readonly ProgramGlyph[]): Buffer {
  const { glyf, loca } = outlines(glyphs);
  const tables = new Map([
    ...face.instructions,
    ['glyf', glyf],
    ['head', headTable(face.head)],
    ['hhea', horizontalHeader(face.hhea, glyphs)],
    ['hmtx', horizontalMetrics(glyphs)],
    ['loca', loca],
    ['maxp', maximumProfile(face.maxp, glyphs.length)],
  ]);
  return assemble(tables);
}

function outlines(glyphs: readonly ProgramGlyph[]): { glyf: Buffer; loca: Buffer } {
  const loca = Buffer.alloc(4 * (glyphs.length + 1));
  let length = 0;
  for (const { outline } of glyphs) length += aligned(outline.length);
  const glyf = Buffer.alloc(length);
  let at = 0;
  for (const [index, { outline }] of glyphs.entries()) {
    loca.writeUInt32BE(at, 4 * index);
    glyf.set(outline, at);
    at += aligned(outline.length);
  }
  loca.writeUInt32BE(at, 4 * glyphs.length);
  return { glyf, loca };
}

/** checkSumAdjustment is that of another file; offsets in `loca` are long. */
function headTable(source: Buffer): Buffer {
  const head = Buffer.from(source.subarray(0, 54));
  head.writeUInt32BE(0, 8);
  head.writeInt16BE(1, 50);
  return head;
}

/** Extremes are those of another subset: only the greatest advance is used by anyone. */
function horizontalHeader(source: Buffer, glyphs: readonly ProgramGlyph[]): Buffer {
  const hhea = Buffer.from(source.subarray(0, 36));
  hhea.writeUInt16BE(greatestAdvance(glyphs), 10);
  hhea.fill(0, 12, 18);
  hhea.writeUInt16BE(glyphs.length, 34);
  return hhea;
}

function greatestAdvance(glyphs: readonly ProgramGlyph[]): number {
  let greatest = 0;
  for (const { advance } of glyphs) greatest = Math.max(greatest, advance);
  return greatest;
}

function horizontalMetrics(glyphs: readonly ProgramGlyph[]): Buffer {
  const hmtx = Buffer.alloc(4 * glyphs.length);
  for (const [index, { advance, leftSideBearing }] of glyphs.entries()) {
    hmtx.writeUInt16BE(advance, 4 * index);
    hmtx.writeInt16BE(leftSideBearing, 4 * index + 2);
  }
  return hmtx;
}

function maximumProfile(source: Buffer, glyphCount: number): Buffer {
  const maxp = Buffer.from(source);
  maxp.writeUInt16BE(glyphCount, 4);
  return maxp;
}

/** Table directory and tables; tags are in the order of their bytes, as they have to be. */
function assemble(tables: ReadonlyMap<string, Buffer>): Buffer {
  const sorted = [...tables].sort(([one], [other]) => (one < other ? -1 : 1));
  const start = 12 + 16 * sorted.length;
  const program = Buffer.alloc(sorted.reduce((sum, [, table]) => sum + aligned(table.length), start));
  const power = Math.floor(Math.log2(sorted.length));
  program.writeUInt32BE(0x00010000, 0);
  program.writeUInt16BE(sorted.length, 4);
  program.writeUInt16BE(16 * 2 ** power, 6);
  program.writeUInt16BE(power, 8);
  program.writeUInt16BE(16 * (sorted.length - 2 ** power), 10);
  let at = start;
  sorted.forEach(([tag, table], index) => {
    const entry = 12 + 16 * index;
    program.set(table, at);
    program.write(tag, entry, 'latin1');
    program.writeUInt32BE(checkSum(program, at, aligned(table.length)), entry + 4);
    program.writeUInt32BE(at, entry + 8);
    program.writeUInt32BE(table.length, entry + 12);
    at += aligned(table.length);
  });
  return program;
}

/** Sum of the table's 32-bit words. */
function checkSum(bytes: Buffer, start: number, length: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset + start, length);
  let sum = 0;
  for (let at = 0; at < length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}

function aligned(length: number): number {
  return (length + 3) & ~3;
}
