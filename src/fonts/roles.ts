/** What a face is used for on the page. A deployment may mount a face of its own for each of these. */
export const mountableRoles = ['song', 'xiaobiaosong', 'hei', 'fangsong', 'kai', 'rare'] as const;
export type MountableRole = (typeof mountableRoles)[number];

/**
 * `rare`: Han of the supplementary planes; `recent`: those encoded since 2018; `symbols`: ☑ ☐, which the forms
 * themselves have; `signs`: what people type beyond GBK, ₂ ➢ ✔ ⋅.
 */
export const fontRoles = [...mountableRoles, 'recent', 'symbols', 'signs'] as const;
export type FontRole = (typeof fontRoles)[number];

/** The Chinese names that officials know the roles by; a deployment may use them as well. */
export const roleNames: Readonly<Record<FontRole, string>> = {
  song: '宋体',
  xiaobiaosong: '小标宋',
  hei: '黑体',
  fangsong: '仿宋',
  kai: '楷体',
  rare: '罕用字',
  recent: '新编码字',
  symbols: '符号',
  signs: '其他符号',
};

/** The CSS family of each role; templates/shared/page.css and the pages of the forms use these names. */
export const roleFamilies: Readonly<Record<FontRole, string>> = {
  song: 'Filing Press Song',
  xiaobiaosong: 'Filing Press XiaoBiaoSong',
  hei: 'Filing Press Hei',
  fangsong: 'Filing Press FangSong',
  kai: 'Filing Press Kai',
  rare: 'Filing Press Song Ext',
  recent: 'Filing Press Song Recent',
  symbols: 'Filing Press Symbols',
  signs: 'Filing Press Signs',
};

/** The role of a CSS family. Throws for one that no role has. */
export function roleOf(family: string): FontRole {
  const role = fontRoles.find((one) => roleFamilies[one] === family);
  if (role === undefined) throw new Error(`No face is called ${family}`);
  return role;
}

/**
 * The families of shipped faces that stay where the deployment mounts another one: they draw what that one lacks. A role
 * that is not here needs none, for 宋体 stands behind it.
 */
export const fallbackFamilies: Partial<Readonly<Record<FontRole, string>>> = {
  song: 'Filing Press Fallback',
  rare: 'Filing Press Fallback Ext',
};

/** The roles whose faces end every font stack of a page: small files that hold much before large ones that hold little. */
export const commonRoles: readonly FontRole[] = ['song', 'symbols', 'signs', 'rare', 'recent'];

/**
 * What every font stack of a page ends with, whatever face it begins with. Together they draw every character that
 * is printed at all, so that a text can stand anywhere: in a cell, in a title, on the cover.
 */
export const commonStack: readonly string[] = commonRoles.flatMap((role) => {
  const fallback = fallbackFamilies[role];
  return fallback === undefined ? [roleFamilies[role]] : [roleFamilies[role], fallback];
});
