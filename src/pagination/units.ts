import type { FlowBlock, FlowRow, FlowTable, Label, Section } from './flow.ts';
import { pageHeight, rowHeight, rule } from './measures.ts';

/** What a section is made of, from above: the rows of its tables below their head rows, and its blocks. */
export type Unit = RowUnit | BlockUnit;

export interface RowUnit {
  readonly kind: 'row';
  /** That its text needs. */
  readonly height: number;
  /** The same, or more where it is filled in by hand, or the labels that end beside it need more than all their rows. */
  readonly least: number;
  readonly lines: number;
  readonly room: number;
  readonly toWrite?: number;
  /** Lines below the room, which stay on one page with it; 0 without one. */
  readonly signed: number;
  /** Room that was designed and is not there: a signature that no page holds is divided as other text is. */
  readonly lostRoom: number;
  /** How much of the room may be given away. */
  readonly gives: number;
  readonly narrative: boolean;
  readonly labels: readonly Label[];
  /** First of its table. */
  readonly first: boolean;
  /** Last of its table. */
  readonly last: boolean;
  /** Its table has a head row, which repeats. */
  readonly headed: boolean;
  /** What has to have room on the page that the row begins on: the row, or with the first all rows of a short section. */
  readonly together: number;
  /** Height above it if it starts a page: the rule of the table, and its head row. */
  readonly lead: number;
  /** Height above it if it does not. */
  readonly between: number;
}

export interface BlockUnit extends Pick<FlowBlock, 'kind' | 'height' | 'signs'> {
  readonly lead: 0;
  readonly between: 0;
}

export function unitsOf(section: Section): readonly Unit[] {
  return section.flatMap((item, index): readonly Unit[] =>
    item.kind === 'block' ? [{ ...item, lead: 0, between: 0 }] : rowsOf(item, section[index - 1], section[index + 1]),
  );
}

/**
 * A section with a head row that is no higher stays on one page: its label can stand before the head row in a Word file
 * then, as in the issued form (docs/adr/0080). No more of a page than this is left free for it.
 */
const shortSection = pageHeight / 3;

function rowsOf({ head, rows: designed }: FlowTable, before: Neighbour, after: Neighbour): readonly RowUnit[] {
  const lead = rule + head;
  const rows = designed.map((row) => ({ ...row, ...roomOf(row, lead) }));
  const top = before?.kind === 'table' ? 0 : rule;
  const signature = after?.kind === 'block' && after.signs ? after.height : 0;
  const needed = rows.map(({ lines, room }) => rowHeight(lines) + room);
  const wanted = needed.map((height, index) => Math.max(height, rows[index]?.toWrite ?? 0));
  const heights = besideLabels(rows, wanted);
  const whole = heights.reduce((sum, height) => sum + height, signature);
  const isShort = head > 0 && head + whole <= shortSection;
  return rows.map((row, index) => ({
    kind: 'row',
    ...row,
    height: needed[index] ?? 0,
    least: heights[index] ?? 0,
    gives:
      row.leastRoom === undefined
        ? 0
        : Math.max(0, Math.min(row.room - row.leastRoom, (needed[index] ?? 0) - highestLabel(row))),
    first: index === 0,
    last: index === rows.length - 1,
    headed: head > 0,
    together: isShort && index === 0 ? whole : (heights[index] ?? 0),
    lead,
    between: index === 0 ? top + head : 0,
  }));
}

/** The room to sign that a row has, if a page holds it with the signature below it. */
function roomOf({ room, signed = 1 }: FlowRow, lead: number): Pick<RowUnit, 'room' | 'signed' | 'lostRoom'> {
  if (lead + rowHeight(signed) + room > pageHeight) return { room: 0, signed: 0, lostRoom: room };
  return { room, signed: room > 0 ? signed : 0, lostRoom: 0 };
}

/** Height that the labels of a row alone need. */
const highestLabel = ({ labels }: FlowRow): number =>
  Math.max(0, ...labels.map(({ lines, rows }) => (rows === 1 ? rowHeight(lines) : 0)));

/** The heights of rows, of which the last beside a label is higher if the text of the label is higher than all of them. */
function besideLabels(rows: readonly FlowRow[], heights: readonly number[]): readonly number[] {
  const least = [...heights];
  rows.forEach(({ labels }, index) => {
    for (const { lines, rows: span } of labels) {
      const last = Math.min(index + span, rows.length) - 1;
      let sum = 0;
      for (let row = index; row <= last; row++) sum += least[row] ?? 0;
      least[last] = (least[last] ?? 0) + Math.max(0, rowHeight(lines) - sum);
    }
  });
  return least;
}

type Neighbour = Section[number] | undefined;
