import { visitCharacters, writeCharacterMap, type Mapping } from '../../truetype/character-map.ts';
import { requiredTable, type FontTables } from '../../truetype/font-tables.ts';
import { Glyphs, componentsOf, renumberComponents, type Glyph } from '../../truetype/glyphs.ts';
import { programTables, writeFontFile } from '../../truetype/write-font-file.ts';

/** Windows code page 936: without it Word does not take a face for a Chinese one (OS/2 ulCodePageRange1). */
const simplifiedChinese = 1 << 18;

/**
 * A font file with the given characters of a face and no other, small enough to be embedded in a Word file: some
 * 2 kB and half a kB for each character. It keeps the names of the face. The same characters give the same bytes.
 *
 * Glyphs of shipped faces are plain outlines; those of a mounted face may be composed of others and carry instructions.
 */
export function subsetFace({ tables }: { readonly tables: FontTables }, codePoints: readonly number[]): Buffer {
  const table = (tag: string): Buffer => requiredTable(tables, tag);
  const mappings = mappingsOf(table('cmap'), new Set(codePoints));
  const glyphs = withComponents(new Glyphs(tables), [0, ...mappings.map(([, glyph]) => glyph)]);
  const characterMap = mappings.map(([codePoint], index): Mapping => [codePoint, index + 1]);
  return writeFontFile(
    new Map([
      ...programTables(tables, glyphs),
      ['name', table('name')],
      ['post', table('post')],
      ['OS/2', chinese(table('OS/2'), mappings)],
      ['cmap', writeCharacterMap(characterMap, { basicPlane: true })],
    ]),
  );
}

function mappingsOf(cmap: Buffer, wanted: ReadonlySet<number>): readonly Mapping[] {
  const mappings: Mapping[] = [];
  visitCharacters(cmap, (codePoint, glyph) => {
    if (wanted.has(codePoint)) mappings.push([codePoint, glyph]);
  });
  return mappings;
}

/** Some glyphs, and after them those that they are composed of, with the numbers that they get here. */
function withComponents(glyphs: Glyphs, wanted: readonly number[]): readonly Glyph[] {
  const numbers = new Map(wanted.map((glyph, number) => [glyph, number]));
  // A map is gone through to its end, with what is added on the way.
  return Array.from(numbers.keys(), (index) => {
    const glyph = glyphs.at(index);
    for (const component of componentsOf(glyph.outline)) {
      if (!numbers.has(component.glyph)) numbers.set(component.glyph, numbers.size);
    }
    return { ...glyph, outline: renumberComponents(glyph.outline, numbers) };
  });
}

function chinese(os2: Buffer, mappings: readonly Mapping[]): Buffer {
  const table = Buffer.from(os2);
  const last = mappings.at(-1)?.[0] ?? 0;
  table.writeUInt16BE(Math.min(mappings[0]?.[0] ?? 0, 0xffff), 64); // usFirstCharIndex
  table.writeUInt16BE(Math.min(last, 0xffff), 66); // usLastCharIndex
  if (table.readUInt16BE(0) >= 1) table.writeUInt32BE((table.readUInt32BE(78) | simplifiedChinese) >>> 0, 78);
  return table;
}
