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
    expect(starts(place(table(rows(2 * fitting + 2), head)))).toEqual([fitting, 2 * fitting]);
  });

  it('fill a page to the last pixel', () => {
    const block = { kind: 'block', height: 18, signs: false } as const;
    const body = [...rows(18), row(23)];
    expect(18 + 1 + 19 * 7 + 41 * 20).toBe(pageHeight);
    expect(starts(place(block, table(body)))).toEqual([]);
    expect(starts(place({ ...block, height: 19 }, table(body)))).toEqual([18]);
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

  it('loses its room to sign if no page holds the signature below it', () => {
    const signed = (lines: number): PlacedRow | undefined =>
      place(table([row(lines + 2, { room: 93, leastRoom: 33, signed: lines })])).at(-1);
    const most = Math.floor((pageHeight - 1 - 93 - rowHeight(0)) / 20);
    expect(signed(most)).toMatchObject({ isSplit: true, parts: [2, most] });
    expect(signed(most)?.roomBy).toBeUndefined();
    expect(signed(most + 1)).toMatchObject({ roomBy: -93 });
    expect(signed(100)?.parts).toEqual([48, 48, 6]);
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

describe('The end of a page', () => {
  const narrative = (lines: number): FlowRow => row(lines, { narrative: true });
  /** Leaves room for so many lines of the next row. */
  const aboveFor = (lines: number): FlowRow[] => [
    ...rows(20),
    row(Math.floor((pageHeight - 1 - 20 * rowHeight(1) - 2 * 7) / 20) - lines),
  ];

  it('leaves two lines of a narrative on either side: the row above it is made higher', () => {
    expect(place(table([...aboveFor(4), narrative(6)])).slice(-2)).toMatchObject([{}, { parts: [4, 2] }]);
    const [above, divided] = place(table([...aboveFor(5), narrative(6)])).slice(-2);
    expect(divided).toMatchObject({ isSplit: true, parts: [4, 2] });
    // Just so high that a fifth line has no room.
    expect(above?.raised?.by).toBeGreaterThan(0);
    expect(above?.raised?.by).toBeLessThanOrEqual(20);
  });

  it('is before a narrative of which it would leave one line, or that has three', () => {
    expect(place(table([...aboveFor(1), narrative(6)])).at(-1)).toMatchObject({ splits: false, startsPage: true });
    expect(place(table([...aboveFor(2), narrative(3)])).at(-1)).toMatchObject({ splits: false, startsPage: true });
  });

  it('leaves two lines on the last page of a narrative of many', () => {
    const linesOfPage = Math.floor((pageHeight - 1 - 7) / 20);
    const many = place(table([...aboveFor(5), narrative(5 + linesOfPage + 1)])).slice(-2);
    expect(many).toMatchObject([{ raised: {} }, { parts: [4, linesOfPage, 2] }]);
    const alone = place(table([narrative(2 * linesOfPage + 1)]));
    expect(alone).toMatchObject([{ parts: [linesOfPage - 1, linesOfPage, 2], raised: { by: 0 } }]);
    expect(alone[0]?.raised?.above).toBeGreaterThan(0);
  });

  it('makes the row above higher at its end, if that has gone on from the page before', () => {
    const [first, second] = place(table([narrative(60), narrative(38)]));
    expect(first).toMatchObject({ parts: [48, 12] });
    expect(second).toMatchObject({ parts: [35, 3] });
    const placed = place(table([narrative(60), narrative(36)]));
    expect(placed).toMatchObject([{ parts: [48, 12], raised: {} }, { parts: [34, 2] }]);
  });

  it('leaves no page more than half empty for a row that does not split otherwise', () => {
    expect(place(table([...rows(10), row(40)])).at(-1)).toMatchObject({ splits: true, isSplit: true });
    expect(place(table([...rows(20), row(40)])).at(-1)).toMatchObject({ splits: false, startsPage: true });
  });

  it('leaves no row of one line alone under the head row', () => {
    const head = rowHeight(1);
    const fitting = Math.floor((pageHeight - 1 - head) / rowHeight(1));
    const placed = place(table(rows(fitting + 1), head));
    expect(starts(placed)).toEqual([fitting - 1]);
    expect(placed[fitting - 2]?.raised?.by).toBeGreaterThan(0);
    // A row of several lines may stand alone, and one of a table without head row.
    expect(starts(place(table([...rows(fitting), row(2)], head)))).toEqual([fitting]);
    expect(starts(place(table(rows(rowsOfPage + 1))))).toEqual([rowsOfPage]);
  });
});

describe('Notes under a table', () => {
  const note = (height: number): FlowBlock => ({ kind: 'block', height, signs: true });
  const opinion = (lines: number, leastRoom?: number): FlowRow =>
    row(lines, { room: 50, ...(leastRoom === undefined ? {} : { leastRoom }) });
  /** Four opinions, and rows above them that leave so much room. */
  const opinions = (left: number, ...four: readonly FlowRow[]): FlowTable => {
    const needed = four.reduce((sum, { lines, room }) => sum + rowHeight(lines) + room, 1 + left);
    const above = Math.floor((pageHeight - needed) / rowHeight(1));
    return table([...rows(above - 1), row(1, { room: (pageHeight - needed) % rowHeight(1) }), ...four]);
  };

  it('stand under it on its page where the rooms to sign can give enough, each its share', () => {
    const four = [opinion(2, 20), opinion(2, 20), opinion(2, 35), opinion(2)];
    const { tables, blocks } = paginate([[opinions(60, ...four), note(120)]]);
    expect(blocks).toEqual([false]);
    expect(starts(tables[0] ?? [])).toEqual([]);
    expect((tables[0] ?? []).slice(-4).map(({ roomBy }) => roomBy)).toEqual([-24, -24, -12, undefined]);
  });

  it('take the last row along where they cannot', () => {
    const four = [opinion(2), opinion(2), opinion(2, 20), opinion(2)];
    const { tables, blocks } = paginate([[opinions(60, ...four), note(120)]]);
    expect(blocks).toEqual([false]);
    expect(starts(tables[0] ?? [])).toEqual([(tables[0]?.length ?? 0) - 1]);
  });

  it('leave a row that fills its page', () => {
    expect(paginate([[table([row(48)]), note(120)]])).toMatchObject({ blocks: [true], pages: 2 });
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
