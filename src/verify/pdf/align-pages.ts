import { equalEnds } from '../text-difference.ts';

/** How the pages of a file go with those that it should have; all by their indexes. */
interface PageAlignment {
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

type Texts = readonly string[];

/**
 * Aligns pages by what they show (`one text a page`), so that a page taken out counts as that, and not as a change of
 * all pages behind it. Tries two ways and takes the one with fewer differences: page by page, and by the pages that
 * occur once on both sides and in the same order (patience diff).
 */
export function alignPages(expected: Texts, found: Texts): PageAlignment {
  const byPlace = alignAt(samePlaces(expected, found), expected, found);
  const byOrder = alignAt(sameOrder(expected, found), expected, found);
  return size(byOrder) < size(byPlace) ? byOrder : byPlace;
}

function size({ changed, moved, missing, added }: PageAlignment): number {
  return changed.length + moved.length + missing.length + added.length;
}

/** What stands between two anchors is paired in order. */
function alignAt(anchors: readonly Pair[], expected: Texts, found: Texts): PageAlignment {
  const gaps = gapsBetween(anchors, expected, found);
  const elsewhere = new Map<string, number[]>();
  for (const page of gaps.flatMap((gap) => gap.found)) {
    const text = found[page] ?? '';
    const pages = elsewhere.get(text);
    if (pages === undefined) elsewhere.set(text, [page]);
    else pages.push(page);
  }
  const [changed, moved]: [Pair[], Pair[]] = [[], []];
  const [missing, added]: [number[], number[]] = [[], []];
  const unmoved = gaps.map((gap) =>
    gap.expected.filter((page) => {
      const at = elsewhere.get(expected[page] ?? '')?.shift();
      if (at !== undefined) moved.push({ expected: page, found: at });
      return at === undefined;
    }),
  );
  const taken = new Set(moved.map((pair) => pair.found));
  gaps.forEach((gap, index) => {
    const left = gap.found.filter((page) => !taken.has(page));
    const pages = unmoved[index] ?? [];
    pages.slice(0, left.length).forEach((page, at) => changed.push({ expected: page, found: left[at] ?? 0 }));
    missing.push(...pages.slice(left.length));
    added.push(...left.slice(pages.length));
  });
  return { changed, moved, missing, added };
}

/** Pages between two anchors. */
interface Gap {
  readonly expected: readonly number[];
  readonly found: readonly number[];
}

/** Pages that occur more than once, empty ones for example, are no anchors; at the ends of a gap they go together. */
function gapsBetween(anchors: readonly Pair[], expected: Texts, found: Texts): Gap[] {
  let [start, otherStart] = [0, 0];
  return [...anchors, { expected: expected.length, found: found.length }].map((anchor) => {
    const ends = equalEnds(expected.slice(start, anchor.expected), found.slice(otherStart, anchor.found));
    const gap = {
      expected: range(start + ends.start, anchor.expected - ends.tail),
      found: range(otherStart + ends.start, anchor.found - ends.tail),
    };
    [start, otherStart] = [anchor.expected + 1, anchor.found + 1];
    return gap;
  });
}

function range(start: number, end: number): number[] {
  return Array.from({ length: Math.max(0, end - start) }, (_, index) => start + index);
}

function samePlaces(expected: Texts, found: Texts): Pair[] {
  return expected.flatMap((text, page) => (text === found[page] ? [{ expected: page, found: page }] : []));
}

/** The longest row of pages that occur once on both sides, in the same order on both. */
function sameOrder(expected: Texts, found: Texts): Pair[] {
  const places = onlyOnes(found);
  const pairs = Array.from(onlyOnes(expected), ([text, page]) => ({ expected: page, found: places.get(text) ?? -1 }));
  return longestRising(pairs.filter((pair) => pair.found >= 0));
}

/** The pages that no other is like, by what they show, in their order. */
function onlyOnes(texts: Texts): Map<string, number> {
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
