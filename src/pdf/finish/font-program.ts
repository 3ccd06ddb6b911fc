import { requiredTable, type FontTables } from '../../truetype/font-tables.ts';
import type { Glyph } from '../../truetype/glyphs.ts';
import {
  glyphTables,
  instructionTables,
  longOffsets,
  withField,
  writeFontFile,
} from '../../truetype/write-font-file.ts';

/** Tables of a face that a new program of it starts from, free of the program that they come from. */
export interface FaceTables {
  readonly head: Buffer;
  readonly hhea: Buffer;
  readonly maxp: Buffer;
  /** `cvt `, `fpgm`, `prep`, where the face has them. */
  readonly instructions: readonly (readonly [tag: string, table: Buffer])[];
}

export function faceTables(tables: FontTables): FaceTables {
  const copy = (tag: string): Buffer => Buffer.from(requiredTable(tables, tag));
  const instructions = instructionTables.filter((tag) => tables.tags.includes(tag));
  return {
    head: copy('head'),
    hhea: copy('hhea'),
    maxp: copy('maxp'),
    instructions: instructions.map((tag) => [tag, copy(tag)]),
  };
}

/**
 * Writes a TrueType font program of the tables that a CIDFontType2 needs (ISO 32000-1, 9.9) and no others. The bytes
 * depend on the glyphs and their face only: check sums, counts and extremes of the subset that they come from are computed
 * anew, or zero.
 */
export function writeFontProgram({ head, hhea, maxp, instructions }: FaceTables, glyphs: readonly Glyph[]): Buffer {
  const tables = new Map([
    ...instructions,
    ...glyphTables(glyphs),
    ['head', longOffsets(head)],
    ['hhea', horizontalHeader(hhea, glyphs)],
    ['maxp', withField(maxp, 4, glyphs.length)],
  ]);
  return writeFontFile(tables, false);
}

/** Extremes are those of another subset: only the greatest advance is used by anyone. */
function horizontalHeader(source: Buffer, glyphs: readonly Glyph[]): Buffer {
  const hhea = Buffer.from(source.subarray(0, 36));
  let greatest = 0;
  for (const { advance } of glyphs) greatest = Math.max(greatest, advance);
  hhea.writeUInt16BE(greatest, 10);
  hhea.fill(0, 12, 18);
  hhea.writeUInt16BE(glyphs.length, 34);
  return hhea;
}
