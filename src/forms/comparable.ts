import { unicodeForm } from '../characters/unicode-form.ts';
import { isNoFigure } from './money.ts';

/** Fullwidth and small forms of ASCII characters and signs: ％ ＞ （ ﹪. */
const otherWidths = /[\uFF01-\uFF5E\uFFE0-\uFFE6\uFE50-\uFE6B]/g;

/**
 * A text as comparisons see it, so that two texts are the same where a reader of the paper would not tell them apart:
 * without blanks and line breaks, the width of signs and digits and a full stop at the end aside, `>=` like ≥. Not by
 * NFKC, to which 10² is 102. Each step is linear in the length of the text.
 */
export function comparable(text: string): string {
  return unicodeForm(text, 'NFC')
    .replace(otherWidths, (character) => character.normalize('NFKC'))
    .replace(/\s+/g, '')
    .replace(/>=|[≧⩾]/g, '≥')
    .replace(/<=|[≦⩽]/g, '≤')
    .replace(/(?<![。.;,])[。.;,]+$/, '');
}

/** The same of a value, in which thousands may be grouped; empty where the text says that there is none. */
export function comparableValue(text: string): string {
  const value = comparable(text).replace(/(?<![\d,.])\d{1,3}(?:,\d{3})+(?![\d,])/g, (digits) =>
    digits.replaceAll(',', ''),
  );
  return isNoFigure(value) ? '' : value;
}
