import { describe, expect, it } from 'vitest';
import type { FlowBlock, FlowRow, FlowTable, Section } from '../../../src/pagination/flow.ts';
import { pageHeight, rowHeight } from '../../../src/pagination/measures.ts';
import { type PlacedRow, paginate } from '../../../src/pagination/paginate.ts';

const row = (lines: number, more: Partial<FlowRow> = {}): FlowRow => ({
  lines,
  room: 0,
  narrative: false,
  labels: [],
  ...more,
});
const rows = (count: number): FlowRow[] => Array.from({ length: count }, () => row(1));
const table = (body: readonly FlowRow[], head = 0): FlowTable => ({ kind: 'table', head, rows: body });
const place = (...section: Section): readonly PlacedRow[] => paginate([section]).tables.flat();
const starts = (placed: readonly PlacedRow[]): number[] =>
  placed.flatMap(({ startsPage }, index) => (startsPage ? [index] : []));

/** Rows of a line on a page without head row, one px for the rule above the first. */
const rowsOfPage = Math.floor((pageHeight - 1) / rowHeight(1));

describe('Rows that fit', () => {
  it('stand on one page, and the next starts another', () => {
    expect(starts(place(table(rows(rowsOfPage))))).toEqual([]);
    expect(starts(place(table(rows(rowsOfPage + 1))))).toEqual([rowsOfPage]);
  });

  it('leave room for the head row, which repeats', () => {
    const head = rowHeight(2);
    const fitting = Math.floor((pageHeight - 1 - head) / rowHeight(1));
    expect(starts(place(table(rows(2 * fitting + 1), head)))).toEqual([fitting, 2 * fitting]);
  });

  it('fill a page to the last pixel', () => {
    const block = { kind: 'block', height: 7, signs: false } as const;
    const body = [...rows(11), row(33)];
    expect(7 + 1 + 12 * 7 + 44 * 20).toBe(pageHeight);
    expect(starts(place(block, table(body)))).toEqual([]);
    expect(starts(place({ ...block, height: 8 }, table(body)))).toEqual([11]);
  });
});

describe('A row that does not fit', () => {
  it('splits if it is a narrative', () => {
    const placed = place(table([...rows(30), row(20, { narrative: true })]));
    expect(placed.at(-1)).toMatchObject({ splits: true, isSplit: true, startsPage: false });
  });

  it('starts the next page if it is none', () => {
    const placed = place(table([...rows(30), row(20)]));
    expect(placed.at(-1)).toMatchObject({ splits: false, isSplit: false, startsPage: true });
  });

  it('splits whatever it is if it is higher than a page', () => {
    expect(place(table([...rows(3), row(60)])).at(-1)).toMatchObject({ splits: true, isSplit: true });
  });

  it('splits under a heading, which would stand alone without it', () => {
    const heading = { kind: 'block', height: 300, signs: false } as const;
    expect(place(heading, table([row(40)]))).toMatchObject([{ splits: true, isSplit: true, startsPage: false }]);
  });
});

describe('The text of a label', () => {
  const label = { lines: 3, rows: 1 };
  /** Leaves room for two lines. */
  const above = rows(rowsOfPage - 1);

  it('is not cut: a narrative that would be split too early for it starts the next page whole', () => {
    const placed = place(table([...above, row(5, { narrative: true, labels: [label] })]));
    expect(placed.at(-1)).toMatchObject({ splits: false, startsPage: true });
    const unlabelled = place(table([...above, row(5, { narrative: true })]));
    expect(unlabelled.at(-1)).toMatchObject({ splits: true, isSplit: true, startsPage: false });
  });

  it('is not cut: above a row higher than a page a row is made so high that no line of it has room', () => {
    const placed = place(table([...above, row(60, { narrative: true, labels: [label] })]));
    expect(placed.at(-1)).toMatchObject({ splits: true, isSplit: true, startsPage: true });
    const height = placed.at(-2)?.raised?.height ?? 0;
    const left = pageHeight - 1 - (above.length - 1) * rowHeight(1) - height;
    expect(left).toBe(rowHeight(1) - 1);
  });

  it('has room beside the rows that it runs over: the last of them on its page is made higher', () => {
    const merged = row(1, { labels: [{ lines: 2, rows: 6 }] });
    const placed = place(table([...above, merged, ...rows(8)]));
    expect(placed[above.length]).toMatchObject({ startsPage: false, raised: { height: rowHeight(2), by: 20 } });
    expect(starts(placed)).toEqual([above.length + 1]);
  });

  it('has room wherever it stands: the last of its rows is as much higher as the label is higher than all of them', () => {
    const label = (lines: number, count: number): FlowRow => row(1, { labels: [{ lines, rows: count }] });
    const placed = place(table([label(4, 2), row(1), row(1), label(3, 1)], rowHeight(1)));
    const by = (lines: number, count: number): number => rowHeight(lines) - count * rowHeight(1);
    expect(placed.map(({ raised }) => raised?.by)).toEqual([undefined, by(4, 2), undefined, by(3, 1)]);
  });

  it('goes over to the next page with its row where even that has no room', () => {
    const merged = row(1, { labels: [{ lines: 3, rows: 6 }] });
    const placed = place(table([...above, merged, ...rows(8)]));
    expect(starts(placed)).toEqual([above.length]);
  });
});

describe('What stays together', () => {
  const signature = { kind: 'block', height: 30, signs: true } as const;

  it('is the line of signatures and the row above it', () => {
    const { tables, blocks } = paginate([[table(rows(rowsOfPage)), signature]]);
    expect(starts(tables[0] ?? [])).toEqual([rowsOfPage - 1]);
    expect(blocks).toEqual([false]);
  });

  it('is a short section with a head row', () => {
    const above = table(rows(rowsOfPage - 5));
    const placed = place(above, table(rows(8), rowHeight(1)));
    expect(placed.at(-8)).toMatchObject({ startsPage: true });
    const long = place(above, table(rows(30), rowHeight(1)));
    expect(long.at(-30)).toMatchObject({ startsPage: false });
  });
});

describe('The gaps of a cover', () => {
  const block = (height: number, gap?: { readonly most: number; readonly least: number }): FlowBlock => ({
    ...{ kind: 'block', height, signs: false },
    ...(gap === undefined ? {} : { gap }),
  });
  const cover = (text: number): Section => [
    block(100, { most: 230, least: 30 }),
    block(text, { most: 150, least: 30 }),
  ];

  it('are as designed where there is room, and give way in proportion before anything runs over', () => {
    const most = pageHeight - 100 - 230 - 150;
    expect(paginate([cover(most)])).toMatchObject({ gaps: [undefined, undefined], blocks: [false, false] });
    expect(paginate([cover(most + 32)])).toMatchObject({ gaps: [210, 138], blocks: [false, false] });
    expect(paginate([cover(most + 320)])).toMatchObject({ gaps: [30, 30], blocks: [false, false] });
  });

  it('are as small as they may be when the cover runs over all the same', () => {
    expect(paginate([cover(pageHeight)])).toMatchObject({ gaps: [30, 30], blocks: [false, true] });
  });
});
