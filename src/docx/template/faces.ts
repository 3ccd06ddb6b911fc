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

/** Draws ☑, which 宋体 lacks; embedded in the document, because no Windows has it. */
export const symbolsFace = 'Filing Press Symbols';

/**
 * The fonts of a run or of a paragraph mark. All four slots and the hint: without them Word takes “ ” — … □
 * from the Latin face.
 */
export function runFonts(face: Face): string {
  return `<w:rFonts w:hint="eastAsia" w:ascii="${face}" w:hAnsi="${face}" w:eastAsia="${face}" w:cs="${face}"/>`;
}

/** How to replace a face on a machine that lacks it: other names, then panose and charset. */
const descriptions: Readonly<Record<Face, { alternative: string; panose: string; pitch: 'variable' | 'fixed' }>> = {
  宋体: { alternative: 'SimSun', panose: '02010600030101010101', pitch: 'variable' },
  黑体: { alternative: 'SimHei', panose: '02010609060101010101', pitch: 'fixed' },
  方正小标宋简体: { alternative: 'FZXiaoBiaoSong-B05S', panose: '02010601030101010101', pitch: 'variable' },
};

/** `word/fontTable.xml`; `fontKey` is that of the embedded symbols font, `relationship` leads to it. */
export function fontTablePart(fontKey: string, relationship: string): string {
  const font = (name: string, children: string): string => `<w:font w:name="${name}">${children}</w:font>`;
  return (
    '<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">' +
    faces
      .map((face) => {
        const { alternative, panose, pitch } = descriptions[face];
        return font(
          face,
          `<w:altName w:val="${alternative}"/><w:panose1 w:val="${panose}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="${pitch}"/>`,
        );
      })
      .join('') +
    font(
      symbolsFace,
      `<w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/><w:embedRegular r:id="${relationship}" w:fontKey="${fontKey}"/>`,
    ) +
    '</w:fonts>'
  );
}
