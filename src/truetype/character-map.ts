import { FontError } from './font-error.ts';

/** Called for each character of a face with its glyph. */
export type MappingVisitor = (codePoint: number, glyph: number) => void;

/** Unicode subtables by preference: the whole of Unicode before the basic plane. Platform and encoding. */
const unicodeEncodings = ['3 10', '0 6', '0 4', '3 1', '0 3', '0 2', '0 1', '0 0'];

/**
 * Visits the characters of a face as its `cmap` table maps them to glyphs, glyph 0 (.notdef) left out.
 * Throws FontError when the face has no Unicode mapping.
 */
export function visitCharacters(cmap: Buffer, visit: MappingVisitor): void {
  const subtables = new Map<string, number>();
  for (let at = 4; at < 4 + cmap.readUInt16BE(2) * 8; at += 8) {
    subtables.set(`${cmap.readUInt16BE(at)} ${cmap.readUInt16BE(at + 2)}`, cmap.readUInt32BE(at + 4));
  }
  for (const encoding of unicodeEncodings) {
    const offset = subtables.get(encoding);
    const format = offset === undefined ? undefined : cmap.readUInt16BE(offset);
    if (offset === undefined) continue;
    if (format === 12) {
      visitGroups(cmap.subarray(offset), visit);
      return;
    }
    if (format === 4) {
      visitSegments(cmap.subarray(offset), visit);
      return;
    }
  }
  throw new FontError('没有 Unicode 字符映射表（cmap）');
}

/** Format 12: groups of consecutive characters on consecutive glyphs. */
function visitGroups(table: Buffer, visit: MappingVisitor): void {
  const end = 16 + table.readUInt32BE(12) * 12;
  for (let at = 16; at < end; at += 12) {
    const [first, last, glyph] = [table.readUInt32BE(at), table.readUInt32BE(at + 4), table.readUInt32BE(at + 8)];
    if (last > 0x10ffff) throw new FontError('字符映射表（cmap）有误');
    for (let codePoint = first; codePoint <= last; codePoint += 1) {
      const mapped = glyph + codePoint - first;
      if (mapped !== 0) visit(codePoint, mapped);
    }
  }
}

/** Format 4: segments whose glyphs are either consecutive or in an array that follows. */
function visitSegments(table: Buffer, visit: MappingVisitor): void {
  const doubled = table.readUInt16BE(6);
  for (let at = 0; at < doubled; at += 2) {
    const last = table.readUInt16BE(14 + at);
    const first = table.readUInt16BE(16 + doubled + at);
    const delta = table.readUInt16BE(16 + 2 * doubled + at);
    const rangeAt = 16 + 3 * doubled + at;
    const range = table.readUInt16BE(rangeAt);
    for (let codePoint = first; codePoint <= last && codePoint < 0xffff; codePoint += 1) {
      const listed = range === 0 ? codePoint : table.readUInt16BE(rangeAt + range + (codePoint - first) * 2);
      const glyph = listed === 0 ? 0 : (listed + delta) & 0xffff;
      if (glyph !== 0) visit(codePoint, glyph);
    }
  }
}
