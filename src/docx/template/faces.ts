import { roleFamilies } from '../../fonts/roles.ts';

/** The faces that officials expect; every Word and WPS on a Chinese machine knows them by these names. */
export const faces = ['宋体', '黑体', '方正小标宋简体'] as const;
export type Face = (typeof faces)[number];

const families: Readonly<Record<string, Face>> = {
  [roleFamilies.song]: '宋体',
  [roleFamilies.hei]: '黑体',
  [roleFamilies.xiaobiaosong]: '方正小标宋简体',
};

/** What Word calls a CSS family. Throws for one that no template uses so far. */
export function faceOfFamily(family: string): Face {
  const face = families[family];
  if (face === undefined) throw new Error(`The Word templates know no face for ${family}`);
  return face;
}

/**
 * The fonts of a run or of a paragraph mark. All four slots and the hint: without them Word takes “ ” — … □
 * from the Latin face.
 */
export function runFonts(face: string): string {
  return `<w:rFonts w:hint="eastAsia" w:ascii="${face}" w:hAnsi="${face}" w:eastAsia="${face}" w:cs="${face}"/>`;
}
