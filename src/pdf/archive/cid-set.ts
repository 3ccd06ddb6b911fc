import { flateStream } from '../document/filters.ts';
import { PdfFormatError } from '../document/format-error.ts';
import type { PdfStream } from '../document/objects.ts';

/**
 * The CIDSet of a subset (ISO 32000-1, table 124): one bit per CID that the program holds, "regardless of whether a
 * CID in the font is referenced or used" (ISO 14289-1, 7.21.4.2). Skia keeps glyph indexes when it subsets and leaves
 * the unused ones blank, and with CIDToGIDMap Identity a CID is a glyph index: so these are all glyphs of `maxp`.
 * A set of only the glyphs with an outline passes for PDF/A-1 (ISO 19005-1, 6.3.5) and fails for PDF/UA-1.
 */
export function cidSet(program: Buffer): PdfStream {
  const glyphs = glyphCount(program);
  const bits = Buffer.alloc(Math.ceil(glyphs / 8), 0xff);
  // Bits behind the last glyph are no CIDs.
  if (glyphs % 8 !== 0) bits[bits.length - 1] = (0xff << (8 - (glyphs % 8))) & 0xff;
  return flateStream(bits);
}

/** `numGlyphs` of the maxp table of a TrueType font program. */
function glyphCount(program: Buffer): number {
  const tables = program.length < 12 ? 0 : program.readUInt16BE(4);
  for (let entry = 12; entry + 16 <= Math.min(program.length, 12 + 16 * tables); entry += 16) {
    if (program.toString('latin1', entry, entry + 4) !== 'maxp') continue;
    const offset = program.readUInt32BE(entry + 8);
    if (offset + 6 <= program.length) return program.readUInt16BE(offset + 4);
  }
  throw new PdfFormatError('A font program does not say how many glyphs it has');
}
