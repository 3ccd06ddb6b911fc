/** What a face is used for on the page. A deployment may mount a face of its own for the first five. */
export const mountableRoles = ['song', 'xiaobiaosong', 'hei', 'fangsong', 'kai'] as const;
export type MountableRole = (typeof mountableRoles)[number];

/** `rare`: Han of the supplementary planes; `symbols`: ☑ ☐ and what else 宋体 lacks. */
export const fontRoles = [...mountableRoles, 'rare', 'symbols'] as const;
export type FontRole = (typeof fontRoles)[number];

/** The Chinese names that officials know the roles by; a deployment may use them as well. */
export const roleNames: Readonly<Record<FontRole, string>> = {
  song: '宋体',
  xiaobiaosong: '小标宋',
  hei: '黑体',
  fangsong: '仿宋',
  kai: '楷体',
  rare: '罕用字',
  symbols: '符号',
};

/** The CSS family of each role; templates/shared/page.css and the pages of the forms use these names. */
export const roleFamilies: Readonly<Record<FontRole, string>> = {
  song: 'Filing Press Song',
  xiaobiaosong: 'Filing Press XiaoBiaoSong',
  hei: 'Filing Press Hei',
  fangsong: 'Filing Press FangSong',
  kai: 'Filing Press Kai',
  rare: 'Filing Press Song Ext',
  symbols: 'Filing Press Symbols',
};

/** The shipped 宋体 where another one is mounted: it draws what that one lacks. */
export const fallbackFamily = 'Filing Press Fallback';

/**
 * What every font stack of a page ends with, whatever face it begins with. Together they draw every character that
 * is printed at all, so that a text can stand anywhere: in a cell, in a title, on the cover.
 */
export const commonStack: readonly string[] = [
  roleFamilies.song,
  fallbackFamily,
  roleFamilies.rare,
  roleFamilies.symbols,
];
