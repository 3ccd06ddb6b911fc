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
