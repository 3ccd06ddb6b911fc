import type { PdfDictionary } from '../document/objects.ts';
import { characterCodes, type PrintedFont } from './printed-font.ts';
import type { PageContent } from './page-content.ts';
import type { PrintedPage } from './print.ts';

/**
 * Text that is not what it looks like: Kangxi and CJK radicals, which Noto's cmap gives the glyphs of 目 人 高 to,
 * private use, compatibility forms of nothing (ISO 19005-2, 6.2.11.7.2: NUL and byte order marks).
 * Fourteen radicals are characters of GB 18030 in their own right, with glyphs of their own in the shipped fonts.
 */
const NOT_TEXT = /(?![⺁⺄⺈⺋⺌⺗⺧⺪⺮⺳⺶⺷⺻⻊])[\0\u2E80-\u2FDF\uE000-\uF8FF\uFEFF\uFFFE\u{F0000}-\u{10FFFF}]/u;

/** Whether each shown character has a glyph and says what it is (ISO 19005-1, 6.3.5 and 6.3.8). */
export function checkText(
  pages: readonly PrintedPage[],
  contents: readonly PageContent[],
  fonts: ReadonlyMap<PdfDictionary, PrintedFont>,
): string[] {
  const failures = new Set<string>();
  const shown = new Map<PrintedFont, Set<string>>();
  contents.forEach((content, index) => {
    for (const { font: name, codes } of content.objects.flatMap((object) => object.shown)) {
      const dictionary = pages[index]?.fonts.get(name);
      const font = dictionary && fonts.get(dictionary);
      if (font === undefined) failures.add('ISO 19005-1, 6.3.4: text is shown in a font that is not embedded');
      else shown.set(font, (shown.get(font) ?? new Set()).add(codes));
    }
  });
  for (const [font, strings] of shown) {
    for (const code of new Set([...strings].flatMap(characterCodes))) {
      const text = font.toUnicode.get(code);
      if (code === 0) failures.add('ISO 19005-2, 6.2.11.8: a missing glyph is shown');
      else if (text === undefined) failures.add('ISO 19005-1, 6.3.8: a shown glyph has no Unicode value');
    }
  }
  for (const { toUnicode } of fonts.values()) {
    for (const text of toUnicode.values()) {
      if (NOT_TEXT.test(text)) failures.add('ISO 19005-2, 6.2.11.7.2: a glyph stands for something that is not text');
    }
  }
  return [...failures];
}
