/** How much of the equal text around a difference is shown, and of the difference itself, in characters. */
const CONTEXT = 8;
const LONGEST = 60;
/** Code units of a text that are looked at. */
const LONGEST_TEXT = 200_000;

/** The first stretch in which two texts differ, with a little of what is around it. */
export function textDifference(expected: string, found: string): { readonly expected: string; readonly found: string } {
  const [one, other] = [expected, found].map((text) => Array.from(text.slice(0, LONGEST_TEXT))) as [string[], string[]];
  let start = 0;
  while (start < one.length && start < other.length && one[start] === other[start]) start++;
  let tail = 0;
  const most = Math.min(one.length, other.length) - start;
  while (tail < most && one[one.length - 1 - tail] === other[other.length - 1 - tail]) tail++;
  const excerpt = (text: readonly string[]): string => {
    const from = Math.max(0, start - CONTEXT);
    const to = Math.min(text.length, text.length - tail + CONTEXT);
    const cut = text.slice(from, Math.min(to, from + LONGEST)).join('');
    return `${from > 0 ? '…' : ''}${cut}${to > from + LONGEST || to < text.length ? '…' : ''}`;
  };
  return { expected: excerpt(one), found: excerpt(other) };
}
