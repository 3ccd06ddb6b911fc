import { cellPadding, lineHeight, pageHeight, rowHeight, rule } from './measures.ts';
import type { RowUnit, Unit } from './units.ts';

/** Where the units of a section stand. */
export interface Placement {
  /** Units that start a page. */
  readonly starts: ReadonlySet<number>;
  /** Rows that start a page though a line of them would have fitted on the one before. */
  readonly pulled: ReadonlySet<number>;
  /** Rows that go on on the next page. */
  readonly split: ReadonlySet<number>;
  /** Rows that may. */
  readonly splits: ReadonlySet<number>;
  /** Height of each unit, which may be more than its text needs. */
  readonly heights: readonly number[];
  /** Where each unit ends on its last page. */
  readonly bottoms: readonly number[];
  /** Pages that the section takes. */
  readonly pages: number;
}

/**
 * Places the units of a section as Word and LibreOffice do: whatever fits stands on the page, a row that does not is
 * split if it may be, and starts the next page if it may not. A short section starts a page if it does not fit as a whole.
 *
 * Where a page would end too early for the text of a label beside its last rows, or between the last row and the line
 * of signatures under it, that row is made higher, as a clerk would: the label has room then, or the row goes over.
 */
export function placeSection(units: readonly Unit[]): Placement {
  const section = new SectionPlacement(units);
  section.place();
  return section;
}

/** A unit that has to be so high. */
interface Fault {
  readonly unit: number;
  readonly height: number;
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
  readonly pulled = new Set<number>();
  readonly split = new Set<number>();
  readonly splits = new Set<number>();
  readonly heights: number[];
  readonly bottoms: number[] = [];
  readonly #units: readonly Unit[];
  /** Of each unit placed so far, where its page was before it. */
  readonly #positions: Position[] = [];
  #first = 0;
  #firstIsRest = false;
  #y = 0;
  #pages = 1;

  constructor(units: readonly Unit[]) {
    this.#units = units;
    this.heights = units.map((unit) => (unit.kind === 'row' ? unit.least : unit.height));
  }

  get pages(): number {
    return this.#pages;
  }

  /**
   * Places all units. One that has to be higher stands on the page that ends too early: the units from it on are placed
   * again, and none before it, so that long documents are placed in few passes over each page.
   */
  place(): void {
    for (let index = 0; index < this.#units.length;) {
      this.#positions[index] = { pages: this.#pages, first: this.#first, firstIsRest: this.#firstIsRest, y: this.#y };
      const fault = this.#placeUnit(index);
      if (fault === undefined) {
        this.bottoms.push(this.#y);
        index += 1;
        continue;
      }
      this.#takeBack(fault.unit, index);
      this.heights[fault.unit] = Math.max(this.heights[fault.unit] ?? 0, fault.height);
      index = fault.unit;
    }
  }

  /** Places one unit, unless one before it has to be higher. */
  #placeUnit(index: number): Fault | undefined {
    const unit = this.#units[index] as Unit;
    if (unit.kind === 'row' && this.#maySplit(unit, index)) this.splits.add(index);
    const height = this.heights[index] ?? 0;
    const top = this.#y + (this.#y === 0 ? unit.lead : unit.between);
    const needed = unit.kind === 'row' ? Math.max(height, unit.together) : height;
    if (top + needed <= pageHeight) this.#y = top + height;
    else if (!this.#splitRow(unit, index, top)) {
      const fault = this.#faultBefore(index, pageHeight - top);
      if (fault !== undefined) return fault;
      // It would be split too early for its label.
      const isEarly = this.splits.has(index) && linesIn(pageHeight - top) > 0;
      if (isEarly && unit.lead + height <= pageHeight) this.splits.delete(index);
      else if (isEarly) this.pulled.add(index);
      if (index > this.#first) this.#startPage(index);
      // What is higher than a page and cannot be split stands as well as it can.
      this.#y = unit.lead + height;
      if (this.#y > pageHeight && this.splits.has(index)) this.#splitRow(unit, index, unit.lead);
    }
    return undefined;
  }

  #maySplit(unit: RowUnit, index: number): boolean {
    const isHigherThanLabels = unit.height > this.#besideLabels(index);
    return (unit.narrative && isHigherThanLabels) || unit.lead + unit.height > pageHeight;
  }

  /** Forgets where the units from the first to the last one stand. */
  #takeBack(from: number, last: number): void {
    const position = this.#positions[from] ?? { pages: 1, first: 0, firstIsRest: false, y: 0 };
    this.#pages = position.pages;
    [this.#first, this.#firstIsRest, this.#y] = [position.first, position.firstIsRest, position.y];
    for (let index = from; index <= last; index += 1) {
      for (const places of [this.starts, this.pulled, this.split, this.splits]) places.delete(index);
    }
    this.bottoms.length = from;
    this.#positions.length = from;
  }

  #startPage(index: number): void {
    this.starts.add(index);
    this.#pages += 1;
    [this.#first, this.#firstIsRest] = [index, false];
  }

  /** Splits a row at the end of the page, if it may be. A row under nothing but headings has to be, for they stay with it. */
  #splitRow(unit: Unit, index: number, top: number): boolean {
    if (unit.kind === 'block') return false;
    const isForced = index > this.#first && this.#units.slice(this.#first, index).every(({ kind }) => kind === 'block');
    if (!isForced && !this.splits.has(index)) return false;
    const available = pageHeight - top;
    if (linesIn(available) < 1 || available < this.#besideLabels(index)) return false;
    this.splits.add(index);
    this.split.add(index);
    const rest = restOf(unit, available);
    this.#y = rest.y;
    this.#pages += rest.pages;
    [this.#first, this.#firstIsRest] = [index, true];
    return true;
  }

  /** What is wrong with a page that ends before a unit. */
  #faultBefore(index: number, available: number): Fault | undefined {
    const last = index - 1;
    const above = this.#units[last];
    if (last < this.#first || above?.kind !== 'row') return undefined;
    const height = this.heights[last] ?? 0;
    const unit = this.#units[index] as Unit;
    if (unit.kind === 'block') {
      if (!unit.signs || last === this.#first) return undefined;
      return { unit: last, height: height + pageHeight - this.#y + 1 };
    }
    const isWhole = last > this.#first || !this.#firstIsRest;
    const missing = Math.max(
      this.#missingBesideLabels(last),
      // A row that is higher than a page goes over only if there is no room for a line of it.
      isWhole && this.splits.has(index) && unit.lead + unit.height > pageHeight ? available - rowHeight(1) + 1 : 0,
    );
    return missing > 0 ? { unit: last, height: height + missing } : undefined;
  }

  /** How much higher the rows up to the last one would have to be for the labels that start beside them and go on below. */
  #missingBesideLabels(last: number): number {
    let missing = 0;
    let height = 0;
    for (let row = last; row >= this.#first + (this.#firstIsRest ? 1 : 0); row -= 1) {
      height += this.heights[row] ?? 0;
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
    return Math.min(least, this.heights[index] ?? 0);
  }

  #labelsOf(index: number): RowUnit['labels'] {
    const unit = this.#units[index];
    return unit?.kind === 'row' ? unit.labels : [];
  }
}

/** No label has more lines. */
const highestLabel = rowHeight(8);

/**
 * What of a row, of which `available` stands on its first page, stands on further ones: how many these are, and where
 * its part of the last one ends, the head row included.
 */
function restOf({ lines, room, lead }: RowUnit, available: number): { readonly pages: number; readonly y: number } {
  let rest = lines - linesIn(available);
  let pages = 1;
  for (; rest > 0 && lead + rowHeight(rest) + room > pageHeight; pages += 1) rest -= linesIn(pageHeight - lead);
  return { pages, y: lead + rowHeight(Math.max(rest, 0)) + room };
}

function linesIn(height: number): number {
  return Math.floor((height - cellPadding - rule) / lineHeight);
}
