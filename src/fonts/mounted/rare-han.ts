import { CodePointSet } from '../code-point-set.ts';
import type { Face } from '../face.ts';
import { FontError } from '../../truetype/font-error.ts';
import { writeCharacterMap } from '../../truetype/write-character-map.ts';
import { distinctGlyphs } from './role-copy.ts';

const isHan = (codePoint: number): boolean =>
  (codePoint >= 0x3400 && codePoint <= 0x4dbf) ||
  (codePoint >= 0x4e00 && codePoint <= 0x9fff) ||
  (codePoint >= 0x20000 && codePoint <= 0x3ffff);

/**
 * A face as the role `rare` takes it: its Han and nothing else, each with a glyph of its own. Symbols that it may have
 * stay with the shipped faces. Throws FontError if it has no Han beyond the basic plane: then it is the wrong file.
 */
export function hanOnly(face: Face): Face {
  const cmap = face.tables.table('cmap') ?? Buffer.alloc(4);
  const mappings = distinctGlyphs(cmap).filter(([codePoint]) => isHan(codePoint));
  if (!mappings.some(([codePoint]) => codePoint >= 0x20000)) {
    throw new FontError('没有 U+20000 以后的汉字，不是罕用字字体');
  }
  const characters = new CodePointSet();
  for (const [codePoint] of mappings) characters.add(codePoint);
  const map = writeCharacterMap(mappings, { basicPlane: false });
  return {
    ...face,
    characters,
    tables: { ...face.tables, table: (tag) => (tag === 'cmap' ? map : face.tables.table(tag)) },
  };
}
