import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Mapping, visitCharacters, writeCharacterMap } from '../truetype/character-map.ts';
import { type FontTables, requiredTable } from '../truetype/font-tables.ts';
import { type Glyph, Glyphs, componentsOf, renumberComponents } from '../truetype/glyphs.ts';
import { programTables, writeFontFile } from '../truetype/write-font-file.ts';
import { CodePointSet } from './code-point-set.ts';
import type { Face } from './face.ts';
import { type FontRole, roleFamilies } from './roles.ts';

/** Faces for the characters of a Word file that the 宋体 of an office machine may lack. */
export interface SupplementaryFonts {
  /** The face that draws a character; undefined where every 宋体 has it. */
  faceFor(codePoint: number): string | undefined;
  /**
   * A TrueType file of the characters of a face that a document uses, to be embedded; undefined for a mounted face whose
   * licence keeps it out of files to be edited.
   */
  subset(face: string, codePoints: readonly number[]): Uint8Array | undefined;
}

/** In this order; a character is drawn by the first that has it. */
const suppliers: readonly FontRole[] = ['symbols', 'rare', 'recent', 'song', 'signs'];

/**
 * What every 宋体 has, in Windows since 95 as in WPS and on the Chinese desktops: ASCII, and the Han characters and
 * symbols of GBK. Of everything beyond (extension A and later, the Han added since) one version or another has
 * some, and Word shows an empty box for the rest.
 */
function officeCharacters(fontFolder: string): CodePointSet {
  const characters = CodePointSet.ofRanges([
    [0x20, 0x7e],
    [0x4e00, 0x9fa5],
  ]);
  const symbols = readFileSync(join(fontFolder, 'repertoires', 'gbk-symbols.txt'), 'utf8').replaceAll('\n', '');
  for (const symbol of symbols) characters.add(symbol.codePointAt(0) ?? 0);
  return characters;
}

/**
 * @param shipped the shipped faces by role
 * @param rare the mounted face of rare Han, for those that no shipped one has; it goes by the name that the file gives
 *   it, which is the one that office machines may know it by
 */
export function createSupplementaryFonts(
  fontFolder: string,
  shipped: ReadonlyMap<FontRole, Face>,
  rare?: Face,
): SupplementaryFonts {
  const office = officeCharacters(fontFolder);
  const faces = suppliers.flatMap((role) => {
    const face = shipped.get(role);
    return face === undefined ? [] : [{ face, family: roleFamilies[role], embedded: true }];
  });
  if (rare !== undefined) {
    faces.push({ face: rare, family: plainName(rare), embedded: rare.embedding !== 'preview-and-print' });
  }
  return {
    faceFor: (codePoint) =>
      office.has(codePoint) ? undefined : faces.find(({ face }) => face.characters.has(codePoint))?.family,
    subset: (family, codePoints) => {
      const supplier = faces.find((candidate) => candidate.family === family);
      if (supplier === undefined) throw new Error(`No face is called ${family}`);
      return supplier.embedded ? subsetFace(supplier.face, codePoints) : undefined;
    },
  };
}

/** The family of a face without what has a meaning in XML; it names runs and the font table. */
function plainName({ family, postScriptName }: Face): string {
  const plain = family.replace(/[&<>"'$]/g, '').trim();
  return plain === '' ? postScriptName : plain;
}

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
