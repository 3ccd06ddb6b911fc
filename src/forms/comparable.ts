import { halfwidth } from './halfwidth.ts';
import { withoutLookAlikes } from './look-alikes.ts';
import { isNoFigure } from './money.ts';

/**
 * A text as comparisons see it, so that two texts are the same where a reader of the paper would not tell them apart:
 * without blanks and line breaks, the width of signs and digits, signs that look alike and a full stop at the end aside, `>=`
 * like ≥. Each step is linear in the length of the text.
 */
export function comparable(text: string): string {
  return withoutLookAlikes(halfwidth(text).replace(/\s+/g, ''))
    .replace(/>=|[≧⩾]/g, '≥')
    .replace(/<=|[≦⩽]/g, '≤')
    .replace(/(?<![。.;,])[。.;,]+$/, '');
}

/** The same of a value, in which thousands may be grouped; empty where the text says that there is none. */
export function comparableValue(text: string): string {
  const grouped = /(?<![\d,.])\d{1,3}(?:,\d{3})+(?![\d,])/g;
  const value = comparable(text).replace(grouped, (digits) => digits.replaceAll(',', ''));
  return isNoFigure(value) ? '' : value;
}
