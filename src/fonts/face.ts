import { visitCharacters } from '../truetype/character-map.ts';
import { type EmbeddingPermission, embeddingPermission } from '../truetype/embedding.ts';
import { FontError, type FontTables, openFontTables, requiredTable } from '../truetype/font-tables.ts';
import { nameIds, readNames } from '../truetype/names.ts';
import { CodePointSet } from './code-point-set.ts';

/** One face, as its file describes it. */
export interface Face {
  /** Name in the PDF: `SimSun`. */
  readonly postScriptName: string;
  readonly family: string;
  readonly version: string;
  /** What the file says about its licence; the copyright notice where it says nothing. */
  readonly licence: string;
  readonly fsType: number;
  readonly embedding: EmbeddingPermission;
  readonly characters: CodePointSet;
  readonly tables: FontTables;
}

/** The name of a face in the PDF, without reading the rest of it; the empty string if it has none. */
export function postScriptNameOf(path: string): string {
  return readNames(openFontTables(path).table('name') ?? Buffer.alloc(6)).get(nameIds.postScript) ?? '';
}

/**
 * Reads a face that documents can carry. Throws FontError for any other: Skia turns CFF outlines and variable fonts
 * into Type 3 glyphs, one program each, and embeds nothing whose licence forbids it.
 */
export function readFace(path: string, index = 0): Face {
  const tables = openFontTables(path, index);
  const { tags } = tables;
  if (tags.includes('fvar')) throw new FontError('是可变字体，请换成单一字重的静态字体文件');
  if (!tags.includes('glyf'))
    throw new FontError('不是 TrueType 轮廓（可能是 CFF 轮廓的 OpenType），请换成 TrueType 字体');
  const table = (tag: string): Buffer => requiredTable(tables, tag);
  try {
    const os2 = table('OS/2');
    const fsType = os2.readUInt16BE(8);
    const names = readNames(table('name'));
    const characters = new CodePointSet();
    visitCharacters(table('cmap'), (codePoint) => characters.add(codePoint));
    return {
      postScriptName: names.get(nameIds.postScript) ?? '',
      family: names.get(nameIds.typographicFamily) ?? names.get(nameIds.family) ?? '',
      version: (names.get(nameIds.version) ?? '').replace(/^Version\s+/i, ''),
      licence: names.get(nameIds.licence) ?? names.get(nameIds.copyright) ?? '',
      fsType,
      embedding: embeddingPermission(fsType, os2.readUInt16BE(0)),
      characters,
      tables,
    };
  } catch (error) {
    if (error instanceof RangeError) throw new FontError('字体文件已损坏', error);
    throw error;
  }
}
