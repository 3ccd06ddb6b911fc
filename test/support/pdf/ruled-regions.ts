import type { Box } from './page-layout.ts';

/** An area of a page that rules close in on all sides: what a reader sees as one cell. */
export interface Region extends Box {
  /** False if its outline is no rectangle: a rule is missing or surplus. */
  readonly rectangular: boolean;
}

/** The closed areas of a page. */
export interface RuledRegions {
  readonly regions: readonly Region[];
  /** The area a point lies in; undefined outside of all tables. */
  at(x: number, y: number): Region | undefined;
}

/** Rules that should meet may miss each other by a pixel's fraction. */
const slack = 0.75;

/** Works out which areas the rules of a page close in, from nothing but the rules. */
export function ruledRegions(rules: readonly Box[], page: { width: number; height: number }): RuledRegions {
  const flat = rules.filter((rule) => rule.bottom - rule.top <= 2);
  const upright = rules.filter((rule) => rule.right - rule.left <= 2);
  const xs = lines([0, page.width, ...upright.map(({ left, right }) => (left + right) / 2)]);
  const ys = lines([0, page.height, ...flat.map(({ top, bottom }) => (top + bottom) / 2)]);
  const columns = xs.length - 1;
  const owner = Array.from({ length: columns * (ys.length - 1) }, (_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (owner[root] !== root) root = owner[root] ?? root;
    return root;
  };
  const join = (one: number, other: number): void => {
    owner[rootOf(other)] = rootOf(one);
  };
  const mid = (values: readonly number[], index: number): number =>
    ((values[index] ?? 0) + (values[index + 1] ?? 0)) / 2;
  for (let row = 0; row < ys.length - 1; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const here = row * columns + column;
      const [x, y, right, below] = [mid(xs, column), mid(ys, row), xs[column + 1] ?? 0, ys[row + 1] ?? 0];
      if (column + 1 < columns && !upright.some((rule) => covers(rule, right, y))) join(here, here + 1);
      if (row + 2 < ys.length && !flat.some((rule) => covers(rule, x, below))) join(here, here + columns);
    }
  }
  const found = new Map<number, { box: Box; area: number }>();
  owner.forEach((_, index) => {
    const [column, row] = [index % columns, Math.floor(index / columns)];
    const box = { left: xs[column] ?? 0, top: ys[row] ?? 0, right: xs[column + 1] ?? 0, bottom: ys[row + 1] ?? 0 };
    const known = found.get(rootOf(index));
    found.set(rootOf(index), {
      box: known === undefined ? box : around(known.box, box),
      area: (known?.area ?? 0) + areaOf(box),
    });
  });
  const outside = rootOf(0);
  const regions = new Map<number, Region>();
  for (const [root, { box, area }] of found) {
    if (root !== outside) regions.set(root, { ...box, rectangular: Math.abs(areaOf(box) - area) < 1 });
  }
  return {
    regions: [...regions.values()],
    at: (x, y) => {
      const column = xs.findLastIndex((edge) => edge <= x);
      const row = ys.findLastIndex((edge) => edge <= y);
      return column < 0 || row < 0 || column >= columns ? undefined : regions.get(rootOf(row * columns + column));
    },
  };
}

/** Sorted, those within the slack of each other as one. */
function lines(values: readonly number[]): number[] {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted.filter((value, index) => index === 0 || value - (sorted[index - 1] ?? 0) > slack);
}

function covers(rule: Box, x: number, y: number): boolean {
  return rule.left - slack <= x && x <= rule.right + slack && rule.top - slack <= y && y <= rule.bottom + slack;
}

function around(one: Box, other: Box): Box {
  return {
    left: Math.min(one.left, other.left),
    top: Math.min(one.top, other.top),
    right: Math.max(one.right, other.right),
    bottom: Math.max(one.bottom, other.bottom),
  };
}

function areaOf({ left, top, right, bottom }: Box): number {
  return (right - left) * (bottom - top);
}
