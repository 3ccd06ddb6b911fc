import { FontError } from './font-tables.ts';

/** Called for each character of a face with its glyph. */
type MappingVisitor = (codePoint: number, glyph: number) => void;

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

/** One character and its glyph. */
export type Mapping = readonly [codePoint: number, glyph: number];

interface Group {
  readonly first: number;
  last: number;
  readonly glyph: number;
}

/**
 * A `cmap` table of the mappings, which are sorted by code point: format 12 for all of Unicode and, if asked for,
 * format 4 for the basic plane, without which older programs see no character at all.
 */
export function writeCharacterMap(mappings: readonly Mapping[], options: { readonly basicPlane: boolean }): Buffer {
  const subtables = [{ encoding: 10, table: writeGroups(groupsOf(mappings)) }];
  if (options.basicPlane) {
    const basic = groupsOf(mappings.filter(([codePoint]) => codePoint < 0xffff));
    subtables.unshift({ encoding: 1, table: writeSegments(basic) });
  }
  const header = Buffer.alloc(4 + subtables.length * 8);
  header.writeUInt16BE(subtables.length, 2);
  let offset = header.length;
  subtables.forEach(({ encoding, table }, index) => {
    header.writeUInt16BE(3, 4 + index * 8);
    header.writeUInt16BE(encoding, 6 + index * 8);
    header.writeUInt32BE(offset, 8 + index * 8);
    offset += table.length;
  });
  return Buffer.concat([header, ...subtables.map(({ table }) => table)]);
}

/** Runs of consecutive characters on consecutive glyphs. */
function groupsOf(mappings: readonly Mapping[]): readonly Group[] {
  const groups: Group[] = [];
  for (const [codePoint, glyph] of mappings) {
    const group = groups.at(-1);
    if (group?.last === codePoint - 1 && group.glyph + codePoint - group.first === glyph) group.last = codePoint;
    else groups.push({ first: codePoint, last: codePoint, glyph });
  }
  return groups;
}

function writeGroups(groups: readonly Group[]): Buffer {
  const table = Buffer.alloc(16 + groups.length * 12);
  table.writeUInt16BE(12, 0);
  table.writeUInt32BE(table.length, 4);
  table.writeUInt32BE(groups.length, 12);
  groups.forEach(({ first, last, glyph }, index) =>
    [first, last, glyph].forEach((value, field) => table.writeUInt32BE(value, 16 + index * 12 + field * 4)),
  );
  return table;
}

function writeSegments(groups: readonly Group[]): Buffer {
  // The format asks for a last segment that ends with U+FFFF.
  const segments = [...groups, { first: 0xffff, last: 0xffff, glyph: 0 }];
  const count = segments.length;
  const power = Math.floor(Math.log2(count));
  const table = Buffer.alloc(16 + count * 8);
  const header = [4, table.length, 0, count * 2, 2 << power, power, (count - (1 << power)) * 2];
  header.forEach((value, field) => table.writeUInt16BE(value, field * 2));
  segments.forEach(({ first, last, glyph }, index) => {
    table.writeUInt16BE(last, 14 + index * 2);
    table.writeUInt16BE(first, 16 + count * 2 + index * 2);
    table.writeUInt16BE((glyph - first) & 0xffff, 16 + count * 4 + index * 2);
  });
  return table;
}
