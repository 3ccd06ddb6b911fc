import { firstRefused } from '../../characters/refused.ts';
import { type Mapping, visitCharacters, writeCharacterMap } from '../../truetype/character-map.ts';
import { nameIds, writeNames } from '../../truetype/names.ts';
import { writeFontFile } from '../../truetype/write-font-file.ts';
import type { Face } from '../face.ts';

/**
 * What the page needs of a face. Layout features stay out, as in the shipped fonts: each draws glyphs that stand for
 * no character of their own.
 */
const keptTables = ['head', 'hhea', 'maxp', 'OS/2', 'hmtx', 'loca', 'glyf', 'cvt ', 'fpgm', 'prep', 'gasp'];

/**
 * The font file through which a mounted face is used: the same outlines under the CSS family of its role, with the
 * vertical metrics of the shipped fonts, and with one character for each glyph, so that what is read back from a
 * document is what was put in. Its PostScript name, which the PDF shows, stays.
 */
export function makeRoleCopy(face: Face, family: string): Buffer {
  const tables = new Map<string, Buffer>();
  for (const tag of keptTables) {
    const table = face.tables.table(tag);
    if (table !== undefined) tables.set(tag, Buffer.from(table));
  }
  const cmap = face.tables.table('cmap') ?? Buffer.alloc(4);
  tables.set('cmap', writeCharacterMap(distinctGlyphs(cmap), { basicPlane: false }));
  tables.set('post', postTable());
  tables.set('name', writeNames(namesOf(face, family)));
  regularStyle(tables);
  return writeFontFile(tables);
}

/** The first character on each glyph; those that no document prints do not count. */
export function distinctGlyphs(cmap: Buffer): readonly Mapping[] {
  const taken = new Set<number>();
  const mappings: Mapping[] = [];
  visitCharacters(cmap, (codePoint, glyph) => {
    if (taken.has(glyph) || firstRefused(String.fromCodePoint(codePoint)) >= 0) return;
    taken.add(glyph);
    mappings.push([codePoint, glyph]);
  });
  return mappings;
}

function namesOf(face: Face, family: string): ReadonlyMap<number, string> {
  return new Map([
    [nameIds.copyright, face.licence],
    [nameIds.family, family],
    [2, 'Regular'],
    [3, `${family};${face.postScriptName};${face.version}`],
    [4, family],
    [nameIds.version, `Version ${face.version}`],
    [nameIds.postScript, face.postScriptName],
  ]);
}

/** Version 3: no glyph names. */
function postTable(): Buffer {
  const post = Buffer.alloc(32);
  post.writeUInt32BE(0x00030000, 0);
  return post;
}

/** One style, which no engine makes bold, and 0.88 em above and 0.12 em below the baseline. */
function regularStyle(tables: ReadonlyMap<string, Buffer>): void {
  const [head, hhea, os2] = [tables.get('head'), tables.get('hhea'), tables.get('OS/2')];
  if (head === undefined || hhea === undefined || os2 === undefined) return;
  const em = head.readUInt16BE(18);
  const ascent = Math.round(em * 0.88);
  const vertical = [ascent, ascent - em, 0];
  head.writeUInt16BE(0, 44); // macStyle
  vertical.forEach((value, index) => hhea.writeInt16BE(value, 4 + index * 2));
  os2.writeUInt16BE(400, 4); // usWeightClass
  os2.writeUInt16BE(0x40, 62); // fsSelection
  vertical.forEach((value, index) => os2.writeInt16BE(value, 68 + index * 2));
  os2.writeUInt16BE(ascent, 74); // usWinAscent
  os2.writeUInt16BE(em - ascent, 76); // usWinDescent
}
