/** How the pages of a file go with those that it should have; all by their indexes. */
export interface PageAlignment {
  /** Pages that stand where they should and show something else. */
  readonly changed: readonly Pair[];
  /** Pages that are as they should be, but stand elsewhere. */
  readonly moved: readonly Pair[];
  readonly missing: readonly number[];
  readonly added: readonly number[];
}

export interface Pair {
  readonly expected: number;
  readonly found: number;
}

/**
 * Aligns pages by what they show (`one text a page`), so that a page taken out is told as that, and not as a change of
 * all pages behind it. Two ways are tried, and the one that tells less is taken: page by page, and by the pages that
 * occur once on both sides and in the same order (patience diff).
 */
export function alignPages(expected: readonly string[], found: readonly string[]): PageAlignment {
  const byPlace = alignAt(samePlaces(expected, found), expected, found);
  const byOrder = alignAt(sameOrder(expected, found), expected, found);
  return size(byOrder) < size(byPlace) ? byOrder : byPlace;
}

function size({ changed, moved, missing, added }: PageAlignment): number {
  return changed.length + moved.length + missing.length + added.length;
}

/** What stands between two anchors is paired in order. */
function alignAt(anchors: readonly Pair[], expected: readonly string[], found: readonly string[]): PageAlignment {
  const gaps = gapsBetween(anchors, expected.length, found.length).map((gap) => withoutEqualEnds(gap, expected, found));
  const elsewhere = new Map<string, number[]>();
  for (const gap of gaps) for (const page of gap.found) push(elsewhere, found[page] ?? '', page);
  const moved: Pair[] = [];
  const taken = new Set<number>();
  for (const gap of gaps) {
    gap.expected = gap.expected.filter((page) => {
      const at = elsewhere.get(expected[page] ?? '')?.shift();
      if (at === undefined) return true;
      moved.push({ expected: page, found: at });
      taken.add(at);
      return false;
    });
  }
  const changed: Pair[] = [];
  const missing: number[] = [];
  const added: number[] = [];
  for (const gap of gaps) {
    const left = gap.found.filter((page) => !taken.has(page));
    gap.expected.forEach((page, index) => {
      const other = left[index];
      if (other === undefined) missing.push(page);
      else changed.push({ expected: page, found: other });
    });
    added.push(...left.slice(gap.expected.length));
  }
  return { changed, moved, missing, added };
}

/** Pages between two anchors. */
interface Gap {
  expected: number[];
  found: number[];
}

function gapsBetween(anchors: readonly Pair[], expectedCount: number, foundCount: number): Gap[] {
  const ends = [...anchors, { expected: expectedCount, found: foundCount }];
  let last: Pair = { expected: -1, found: -1 };
  return ends.map((end) => {
    const gap = { expected: between(last.expected, end.expected), found: between(last.found, end.found) };
    last = end;
    return gap;
  });
}

function between(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from - 1) }, (_, index) => from + 1 + index);
}

/** Pages that occur more than once, empty ones for example, are no anchors; at the ends of a gap they go together. */
function withoutEqualEnds(gap: Gap, expected: readonly string[], found: readonly string[]): Gap {
  const same = (one: number | undefined, other: number | undefined): boolean =>
    one !== undefined && other !== undefined && expected[one] === found[other];
  let start = 0;
  while (same(gap.expected[start], gap.found[start])) start += 1;
  const [one, other] = [gap.expected.slice(start), gap.found.slice(start)];
  while (same(one.at(-1), other.at(-1))) {
    one.pop();
    other.pop();
  }
  return { expected: one, found: other };
}

function samePlaces(expected: readonly string[], found: readonly string[]): Pair[] {
  return expected.flatMap((text, page) => (text === found[page] ? [{ expected: page, found: page }] : []));
}

/** The longest row of pages that occur once on both sides, in the same order on both. */
function sameOrder(expected: readonly string[], found: readonly string[]): Pair[] {
  const places = onlyOnes(found);
  const pairs: Pair[] = [];
  for (const [text, page] of onlyOnes(expected)) {
    const other = places.get(text);
    if (other !== undefined) pairs.push({ expected: page, found: other });
  }
  return longestRising(pairs.sort((one, other) => one.expected - other.expected));
}

/** The pages that no other is like, by what they show. */
function onlyOnes(texts: readonly string[]): Map<string, number> {
  const places = new Map<string, number>();
  const repeated = new Set<string>();
  texts.forEach((text, index) => (places.has(text) ? repeated.add(text) : places.set(text, index)));
  for (const text of repeated) places.delete(text);
  return places;
}

/** The longest subsequence whose places in the file rise (patience sorting). */
function longestRising(pairs: readonly Pair[]): Pair[] {
  interface Card {
    readonly pair: Pair;
    readonly before: Card | undefined;
  }
  const piles: Card[] = [];
  for (const pair of pairs) {
    let [low, high] = [0, piles.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((piles[middle]?.pair.found ?? 0) < pair.found) low = middle + 1;
      else high = middle;
    }
    piles[low] = { pair, before: piles[low - 1] };
  }
  const row: Pair[] = [];
  for (let card = piles.at(-1); card !== undefined; card = card.before) row.push(card.pair);
  return row.reverse();
}

function push(map: Map<string, number[]>, key: string, value: number): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}
