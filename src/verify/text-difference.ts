import type { Difference } from './verification.ts';

/** How much of the equal text around a difference is shown, and of the difference itself, in characters. */
const context = 8;
const longestExcerpt = 60;
/** Code units of a text that are looked at. */
const longestText = 200_000;

/** The first stretch in which two texts differ, with a little of what is around it. */
export function textDifference(expected: string, found: string): Required<Pick<Difference, 'expected' | 'found'>> {
  const [one, other] = [expected, found].map((text) => Array.from(text.slice(0, longestText))) as [string[], string[]];
  const { start, tail } = equalEnds(one, other);
  const excerpt = (text: readonly string[]): string => {
    const from = Math.max(0, start - context);
    const to = Math.min(text.length, text.length - tail + context);
    const cut = text.slice(from, Math.min(to, from + longestExcerpt)).join('');
    return `${from > 0 ? '…' : ''}${cut}${to > from + longestExcerpt || to < text.length ? '…' : ''}`;
  };
  return { expected: excerpt(one), found: excerpt(other) };
}

/** Of a page that draws something else; its texts are undefined where they cannot be read. */
export function pageDifference(expected: string | undefined, found: string | undefined) {
  if (expected === undefined || found === undefined || expected === found) {
    return { code: 'page-content', message: '页面所画的内容不同（文字相同，或无法读出）。' } as const;
  }
  return { code: 'page-text', message: '页面文字与申报内容不同。', ...textDifference(expected, found) } as const;
}

/** How many elements two lists have in common at their start, and behind those at their end. */
export function equalEnds<T>(
  one: readonly T[],
  other: readonly T[],
): { readonly start: number; readonly tail: number } {
  const most = Math.min(one.length, other.length);
  let start = 0;
  while (start < most && one[start] === other[start]) start += 1;
  let tail = 0;
  while (tail < most - start && one[one.length - 1 - tail] === other[other.length - 1 - tail]) tail += 1;
  return { start, tail };
}
