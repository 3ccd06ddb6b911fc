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
