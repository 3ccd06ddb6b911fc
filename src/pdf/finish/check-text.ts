import type { DrawnPage } from '../print/print.ts';
import type { PrintedFont } from '../print/printed-font.ts';

/**
 * Text that is not what it looks like: Kangxi and CJK radicals, which Noto's cmap gives the glyphs of 目 人 高 to,
 * private use, compatibility forms of nothing (ISO 19005-2, 6.2.11.7.2: NUL and byte order marks).
 * Fourteen radicals are characters of GB 18030 in their own right, with glyphs of their own in the shipped fonts.
 */
const notText = /(?![⺁⺄⺈⺋⺌⺗⺧⺪⺮⺳⺶⺷⺻⻊])[\0\u2E80-\u2FDF\uE000-\uF8FF\uFEFF\uFFFE\u{F0000}-\u{10FFFF}]/u;

/** Whether each shown character has a glyph and says what it is (ISO 19005-1, 6.3.5 and 6.3.8). */
export function checkText(pages: readonly DrawnPage[]): string[] {
  const failures = new Set<string>();
  const shown = new Map<PrintedFont, Set<number>>();
  for (const { content, fonts } of pages) {
    for (const { shown: texts } of content.objects) {
      for (const { font: name, codes } of texts) {
        const font = fonts.get(name);
        if (font === undefined) failures.add('ISO 19005-1, 6.3.4: text is shown in a font that is not embedded');
        else addCodes(shown, font, codes);
      }
    }
  }
  for (const [font, codes] of shown) {
    for (const code of codes) {
      if (code === 0) failures.add('ISO 19005-2, 6.2.11.8: a missing glyph is shown');
      else if (!font.toUnicode.has(code)) failures.add('ISO 19005-1, 6.3.8: a shown glyph has no Unicode value');
    }
  }
  for (const { toUnicode } of new Set(pages.flatMap(({ fonts }) => [...fonts.values()]))) {
    if (notText.test([...toUnicode.values()].join(' '))) {
      failures.add('ISO 19005-2, 6.2.11.7.2: a glyph stands for something that is not text');
    }
  }
  return [...failures];
}

function addCodes(shown: Map<PrintedFont, Set<number>>, font: PrintedFont, codes: readonly number[]): void {
  let all = shown.get(font);
  if (all === undefined) shown.set(font, (all = new Set()));
  for (const code of codes) all.add(code);
}
