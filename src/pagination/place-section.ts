import { linesIn, pageHeight, rowHeight } from './measures.ts';
import { firstPart, partsOf } from './row-parts.ts';
import type { BlockUnit, RowUnit, Unit } from './units.ts';

/** Where the units of a section stand. */
export interface Placement {
  /** Units that start a page. */
  readonly starts: ReadonlySet<number>;
  /** Of rows that go on on the next page, the lines on each of their pages. */
  readonly parts: ReadonlyMap<number, readonly number[]>;
  /** Rows that may. */
  readonly splits: ReadonlySet<number>;
  /** Height of each unit, which may be more than its text needs, or less than its room to sign was designed to have. */
  readonly heights: readonly number[];
  /** Of rows that go on on the next page, free space above their text. */
  readonly above: ReadonlyMap<number, number>;
  /** Where each unit ends on its last page. */
  readonly bottoms: readonly number[];
  /** Pages that the section takes. */
  readonly pages: number;
}

/**
 * Places the units of a section as Word and LibreOffice do: whatever fits stands on the page, a row that does not is
 * split if it may be, and starts the next page if it may not. A short section starts a page if it does not fit as a whole.
 *
 * Where a page would end as no careful clerk would have it, rows on it get other heights, and the units from there on are placed
 * again (docs/adr/0086, 0141).
 */
export function placeSection(units: readonly Unit[]): Placement {
  const section = new SectionPlacement(units);
  section.place();
  return section;
}

/** Units that have to be higher or less high, by so many px. */
interface Fault {
  readonly changes: readonly { readonly unit: number; readonly by: number }[];
  /** The space is above the text of the unit, which is a row. */
  readonly isAbove?: boolean;
}

/** Where the next unit is to be placed. */
interface Position {
  /** Pages so far. */
  readonly pages: number;
  /** The unit that the page starts with, and whether only the rest of it stands here. */
  readonly first: number;
  readonly firstIsRest: boolean;
  readonly y: number;
}

class SectionPlacement implements Placement {
  readonly starts = new Set<number>();
  readonly parts = new Map<number, readonly number[]>();
  readonly splits = new Set<number>();
  readonly heights: number[];
  readonly above = new Map<number, number>();
  readonly bottoms: number[] = [];
  readonly #units: readonly Unit[];
  /** Of each unit placed so far, where its page was before it. */
  readonly #positions: Position[] = [];
  #at: Position = { pages: 1, first: 0, firstIsRest: false, y: 0 };

  constructor(units: readonly Unit[]) {
    this.#units = units;
    this.heights = units.map((unit) => (unit.kind === 'row' ? unit.least : unit.height));
  }

  get pages(): number {
    return this.#at.pages;
  }

  /**
   * Places all units. One that needs another height stands on the page that ends badly, or on the one before: the units from it
   * on are placed again, and none before it, so that long documents are placed in few passes over each page.
   */
  place(): void {
    for (let index = 0; index < this.#units.length;) {
      this.#positions[index] = this.#at;
      const fault = this.#placeUnit(index);
      if (fault === undefined) {
        this.bottoms.push(this.#at.y);
        index += 1;
        continue;
      }
      const from = Math.min(...fault.changes.map(({ unit }) => unit));
      this.#takeBack(from, index);
      for (const { unit, by } of fault.changes) {
        this.heights[unit] = this.#heightOf(unit) + by;
        if (fault.isAbove === true) this.above.set(unit, (this.above.get(unit) ?? 0) + by);
      }
      index = from;
    }
  }

  /** Places one unit, unless some before it have to have other heights. */
  #placeUnit(index: number): Fault | undefined {
    const unit = this.#units[index] as Unit;
    const height = this.#heightOf(index);
    const top = this.#at.y + (this.#at.y === 0 ? unit.lead : unit.between);
    const needed = unit.kind === 'row' ? Math.max(height, unit.together) : height;
    if (unit.kind === 'row' && this.#isFlowing(unit, index)) this.splits.add(index);
    if (top + needed > pageHeight)
      return unit.kind === 'row' ? this.#endPage(unit, index, top) : this.#endAbove(unit, index);
    this.#at = { ...this.#at, y: top + height };
    return undefined;
  }

  /** Whether a row may go on on the next page wherever it stands. */
  #isFlowing(unit: RowUnit, index: number): boolean {
    return (unit.narrative && unit.height > this.#besideLabels(index)) || unit.lead + unit.height > pageHeight;
  }

  /** Ends a page in a row, or before it. */
  #endPage(unit: RowUnit, index: number, top: number): Fault | undefined {
    const { first, y } = this.#at;
    const height = this.#heightOf(index);
    // Under nothing but headings it has to, for they stay with it; and no page is left more than half empty for it.
    const isForced = index > first && this.#units.slice(first, index).every(({ kind }) => kind === 'block');
    const leavesHalf = index > first && y < pageHeight / 2 && top + height > pageHeight;
    if (isForced || leavesHalf || this.splits.has(index)) {
      const available = pageHeight - top - (this.above.get(index) ?? 0);
      const part = firstPart(unit, available, this.#besideLabels(index));
      if (part !== undefined) return this.#splitAt(unit, index, part, available);
      this.splits.delete(index);
      const isHigh = unit.lead + height > pageHeight;
      if (isHigh) {
        this.splits.add(index);
        // Word would split it where too little of it has room.
        const fault = index > first ? this.#withoutMore(index, 0, available) : undefined;
        if (fault !== undefined) return fault;
      }
    }
    const fault = this.#faultBefore(index);
    if (fault !== undefined) return fault;
    if (index > first) this.#startPage(index);
    this.#at = { ...this.#at, y: unit.lead + height };
    // What is higher than a page and cannot be split stands as well as it can.
    if (this.#at.y <= pageHeight) return undefined;
    const available = pageHeight - unit.lead - (this.above.get(index) ?? 0);
    const part =
      firstPart(unit, available, this.#besideLabels(index)) ?? Math.min(linesIn(available), unit.lines - unit.signed);
    return this.#splitAt(unit, index, part, available);
  }

  /** Ends a page above a block; a row that it never parts from goes over with it. */
  #endAbove(unit: BlockUnit, index: number): Fault | undefined {
    const last = index - 1;
    const { first, y } = this.#at;
    if (unit.signs && last >= first && this.#units[last]?.kind === 'row') {
      const giving = this.#givingRows(last, y + unit.height - pageHeight);
      if (giving !== undefined) return giving;
      if (last > first) return { changes: [{ unit: last, by: pageHeight - y + 1 }] };
    }
    if (index > first) this.#startPage(index);
    this.#at = { ...this.#at, y: unit.height };
    return undefined;
  }

  /** Lets the rows of a page up to the last one give so much of their room to sign, each the same share of what it can. */
  #givingRows(last: number, needed: number): Fault | undefined {
    const rows = this.#units.flatMap((unit, index) =>
      index >= this.#at.first &&
      index <= last &&
      unit.kind === 'row' &&
      unit.gives > 0 &&
      this.#heightOf(index) === unit.least
        ? [{ unit: index, gives: unit.gives }]
        : [],
    );
    const all = rows.reduce((sum, { gives }) => sum + gives, 0);
    if (all < needed) return undefined;
    let rest = needed;
    return {
      changes: rows.map(({ unit, gives }, index) => {
        const by = index === rows.length - 1 ? rest : Math.min(rest, Math.ceil((gives * needed) / all));
        rest -= by;
        return { unit, by: -by };
      }),
    };
  }

  /** Forgets where the units from the first to the last one stand. */
  #takeBack(from: number, last: number): void {
    this.#at = this.#positions[from] ?? { pages: 1, first: 0, firstIsRest: false, y: 0 };
    for (let index = from; index <= last; index += 1) {
      for (const places of [this.starts, this.parts, this.splits]) places.delete(index);
    }
    this.bottoms.length = from;
    this.#positions.length = from;
  }

  #startPage(index: number): void {
    this.starts.add(index);
    this.#at = { ...this.#at, pages: this.#at.pages + 1, first: index, firstIsRest: false };
  }

  /** Splits a row after so many lines, for which `available` px are left, unless others have to be higher for that. */
  #splitAt(unit: RowUnit, index: number, part: number, available: number): Fault | undefined {
    const fault = this.#withoutMore(index, part, available);
    if (fault === undefined) this.#split(unit, index, part);
    return fault;
  }

  #split(unit: RowUnit, index: number, part: number): void {
    const parts = partsOf(unit, part);
    this.splits.add(index);
    this.parts.set(index, parts);
    const more = this.#heightOf(index) - unit.least - (this.above.get(index) ?? 0);
    const y = unit.lead + rowHeight(parts.at(-1) ?? 0) + unit.room + more;
    this.#at = { pages: this.#at.pages + parts.length - 1, first: index, firstIsRest: true, y };
  }

  /** No more than so many lines of a row have room on the page, of which `available` px are left, if what is above them is higher. */
  #withoutMore(index: number, lines: number, available: number): Fault | undefined {
    if (linesIn(available) <= lines) return undefined;
    const by = available - rowHeight(lines + 1) + 1;
    const last = index - 1;
    if (last >= this.#at.first && this.#units[last]?.kind === 'row') return { changes: [{ unit: last, by }] };
    return lines > 0 ? { changes: [{ unit: index, by }], isAbove: true } : undefined;
  }

  /** What is wrong with a page that ends before a row. */
  #faultBefore(index: number): Fault | undefined {
    const last = index - 1;
    if (last < this.#at.first || this.#units[last]?.kind !== 'row') return undefined;
    const missing = this.#missingBesideLabels(last);
    if (missing > 0) return { changes: [{ unit: last, by: missing }] };
    return this.#isLeftAlone(index) ? { changes: [{ unit: last - 1, by: pageHeight - this.#at.y + 1 }] } : undefined;
  }

  /** Whether a row of one line would be all that stands of its table on its last page, and the row above it can go with it. */
  #isLeftAlone(index: number): boolean {
    const [unit, above, before] = [this.#units[index], this.#units[index - 1], this.#units[index - 2]];
    if (unit?.kind !== 'row' || !unit.headed || !unit.last || unit.first || unit.lines > 1) return false;
    const isWhole = this.#at.first < index - 1 && !this.parts.has(index - 1) && !this.splits.has(index - 1);
    return above?.kind === 'row' && before?.kind === 'row' && isWhole;
  }

  /** How much higher the rows up to the last one would have to be for the labels that start beside them and go on below. */
  #missingBesideLabels(last: number): number {
    const { first, firstIsRest } = this.#at;
    let missing = 0;
    let height = 0;
    for (let row = last; row >= first + (firstIsRest ? 1 : 0); row -= 1) {
      height += this.#heightOf(row);
      for (const { lines, rows } of this.#labelsOf(row)) {
        if (row + rows - 1 > last) missing = Math.max(missing, rowHeight(lines) - height);
      }
    }
    return missing;
  }

  /** How high a row has to be on the first of its pages for the labels beside it. */
  #besideLabels(index: number): number {
    let least = 0;
    let above = 0;
    for (let row = index; row >= 0 && above < highestLabel; row -= 1) {
      for (const { lines, rows } of this.#labelsOf(row)) {
        if (row + rows > index) least = Math.max(least, rowHeight(lines) - above);
      }
      above += this.heights[row - 1] ?? 0;
    }
    return Math.min(least, this.#heightOf(index));
  }

  #heightOf(index: number): number {
    return this.heights[index] ?? 0;
  }

  #labelsOf(index: number): RowUnit['labels'] {
    const unit = this.#units[index];
    return unit?.kind === 'row' ? unit.labels : [];
  }
}

/** No label has more lines. */
const highestLabel = rowHeight(8);
