import type { Glyph, PageMarks, Rule } from './page-marks.ts';

/** A line of text, blanks left out. */
export interface TextLine {
  readonly text: string;
  /** From the left. */
  readonly glyphs: readonly Glyph[];
}

/** An area of a page that ruling lines close in. Points from the top left corner, edges at the middle of the rules. */
export interface RuledCell {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** From the top. */
  readonly lines: readonly TextLine[];
}

/** A page as a reader sees it. */
export interface RuledPage {
  /** From the top, from the left. */
  readonly cells: readonly RuledCell[];
  /** What stands outside of all cells, from the top. */
  readonly lines: readonly TextLine[];
  /** Rules that close no cell: those to write on. From the top, pieces joined. */
  readonly openRules: readonly Rule[];
}

/** Rules nearer to each other than this, in points, are one: the two halves of a rule between two tables. */
const sameRule = 1.5;

/** Works out the cells of a page from its rules, and what is written in each from its characters. */
export function readCells({ glyphs, rules }: PageMarks): RuledPage {
  const areas = closedAreas(rules);
  const inside = new Map<Area, Glyph[]>(areas.map((area) => [area, []]));
  const outside: Glyph[] = [];
  for (const glyph of glyphs) {
    const [x, y] = [glyph.x + 2, glyph.baseline - 3];
    const area = areas.find(({ left, right, top, bottom }) => left <= x && x <= right && top <= y && y <= bottom);
    (area === undefined ? outside : (inside.get(area) ?? outside)).push(glyph);
  }
  return {
    cells: areas.map((area) => ({ ...area, lines: linesOf(inside.get(area) ?? []) })),
    lines: linesOf(outside),
    openRules: joined(rules.filter((rule) => !areas.some((area) => isEdge(rule, area)))),
  };
}

function isEdge({ direction, at, from, to }: Rule, { left, right, top, bottom }: Area): boolean {
  const isNear = (edge: number): boolean => Math.abs(edge - at) <= sameRule;
  const middle = (from + to) / 2;
  if (direction === 'horizontal')
    return (isNear(top) || isNear(bottom)) && left - sameRule <= middle && middle <= right + sameRule;
  return (isNear(left) || isNear(right)) && top - sameRule <= middle && middle <= bottom + sameRule;
}

/** Rules with the pieces of one put together. */
function joined(rules: readonly Rule[]): readonly Rule[] {
  const whole: Rule[] = [];
  for (const rule of rules.toSorted((a, b) => a.at - b.at || a.from - b.from)) {
    const index = whole.findIndex(
      ({ direction, at, from, to }) =>
        direction === rule.direction &&
        Math.abs(at - rule.at) <= sameRule &&
        rule.from <= to + sameRule &&
        from <= rule.to + sameRule,
    );
    const known = whole[index];
    if (known === undefined) whole.push(rule);
    else whole[index] = { ...known, from: Math.min(known.from, rule.from), to: Math.max(known.to, rule.to) };
  }
  return whole;
}

type Area = Omit<RuledCell, 'lines'>;

/** A grid of all rules of the page, its fields joined where no rule parts them. */
function closedAreas(rules: readonly Rule[]): readonly Area[] {
  const flat = rules.filter(({ direction }) => direction === 'horizontal');
  const upright = rules.filter(({ direction }) => direction === 'vertical');
  const xs = distinct(upright.map(({ at }) => at));
  const ys = distinct(flat.map(({ at }) => at));
  const columns = xs.length - 1;
  const rows = ys.length - 1;
  if (columns < 1 || rows < 1) return [];
  const owner = Array.from({ length: columns * rows }, (_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (owner[root] !== root) root = owner[root] ?? root;
    return root;
  };
  const middle = (values: readonly number[], index: number): number =>
    ((values[index] ?? 0) + (values[index + 1] ?? 0)) / 2;
  const parted = (candidates: readonly Rule[], at: number, across: number): boolean =>
    candidates.some((rule) => Math.abs(rule.at - at) <= sameRule && rule.from <= across && across <= rule.to);
  const open = new Set<number>();
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const here = row * columns + column;
      const [x, y] = [middle(xs, column), middle(ys, row)];
      if (!parted(upright, xs[column + 1] ?? 0, y)) {
        if (column + 1 < columns) owner[rootOf(here + 1)] = rootOf(here);
        else open.add(here);
      }
      if (!parted(flat, ys[row + 1] ?? 0, x)) {
        if (row + 1 < rows) owner[rootOf(here + columns)] = rootOf(here);
        else open.add(here);
      }
      if (column === 0 && !parted(upright, xs[0] ?? 0, y)) open.add(here);
      if (row === 0 && !parted(flat, ys[0] ?? 0, x)) open.add(here);
    }
  }
  const openRoots = new Set([...open].map(rootOf));
  const areas = new Map<number, Area>();
  owner.forEach((_, index) => {
    const root = rootOf(index);
    if (openRoots.has(root)) return;
    const [column, row] = [index % columns, Math.floor(index / columns)];
    const known = areas.get(root);
    areas.set(root, {
      left: Math.min(known?.left ?? Infinity, xs[column] ?? 0),
      right: Math.max(known?.right ?? 0, xs[column + 1] ?? 0),
      top: Math.min(known?.top ?? Infinity, ys[row] ?? 0),
      bottom: Math.max(known?.bottom ?? 0, ys[row + 1] ?? 0),
    });
  });
  return [...areas.values()].sort((a, b) => a.top - b.top || a.left - b.left);
}

/** Sorted; rules that are one give one value, between them. */
function distinct(values: readonly number[]): readonly number[] {
  const groups: number[][] = [];
  for (const value of values.toSorted((a, b) => a - b)) {
    const group = groups.at(-1);
    if (group !== undefined && value - (group[0] ?? 0) <= sameRule) group.push(value);
    else groups.push([value]);
  }
  return groups.map((group) => ((group[0] ?? 0) + (group.at(-1) ?? 0)) / 2);
}

/** Characters whose baselines are nearer than this, in points, stand in one line. */
const sameLine = 3;

function linesOf(glyphs: readonly Glyph[]): readonly TextLine[] {
  const lines: { baseline: number; glyphs: Glyph[] }[] = [];
  for (const glyph of glyphs.toSorted((a, b) => a.baseline - b.baseline)) {
    const line = lines.at(-1);
    if (line !== undefined && glyph.baseline - line.baseline <= sameLine) line.glyphs.push(glyph);
    else lines.push({ baseline: glyph.baseline, glyphs: [glyph] });
  }
  return lines.map((line) => {
    const fromLeft = line.glyphs.toSorted((a, b) => a.x - b.x);
    return { text: fromLeft.map(({ text }) => text).join(''), glyphs: fromLeft };
  });
}
