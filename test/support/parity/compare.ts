import type { RuledCell, RuledPage, TextLine } from './cells.ts';
import { linesAsCentred } from './centring.ts';
import type { Rule } from './page-marks.ts';

/** How many there are in the PDF, and how many of them are alike. */
export interface Tally {
  readonly all: number;
  readonly alike: number;
}

/** What two layouts of one document have in common, and where they part. */
export interface Parity {
  readonly pages: readonly [word: number, pdf: number];
  /** Lines that end with the same character in both, in cells and outside. */
  readonly lines: Tally;
  /** Cells with the same lines, of which no edge and no character is more than a millimetre elsewhere. */
  readonly cells: Tally;
  /** Lines outside of cells – cover, titles, units, notes, signatures, page numbers – as far from each other at most. */
  readonly linesOutside: Tally;
  /** Rules that close no cell, those of the cover, as far from each other at most. */
  readonly openRules: Tally;
  /** Largest distance of a character from its twin, in millimetres, in lines that are the same. */
  readonly textDistance: number;
  /** The same of a ruling line. */
  readonly ruleDistance: number;
  /** One sentence for each difference that is more than a line broken elsewhere. */
  readonly differences: readonly string[];
}

const millimetre = 72 / 25.4;

/** What is further apart than this, in points, does not stand at the same place. */
const samePlace = millimetre;

/** Rules further apart than this, in points, are no twins: something else stands there. */
const twins = 20;

const blankPage: RuledPage = { cells: [], lines: [], openRules: [] };

/** Compares the layout of a Word file with the PDF of the same filing. */
export function compareLayouts(word: readonly RuledPage[], pdf: readonly RuledPage[]): Parity {
  const comparison = new Comparison();
  if (word.length !== pdf.length) comparison.differences.push(`${word.length} pages in Word, ${pdf.length} in the PDF`);
  for (const [page, other] of pdf.entries()) comparison.addPage(`page ${page + 1}`, word[page] ?? blankPage, other);
  const { lines, cells, linesOutside, openRules, textDistance, ruleDistance, differences } = comparison;
  return {
    ...{ pages: [word.length, pdf.length], lines, cells, linesOutside, openRules },
    ...{ textDistance, ruleDistance, differences },
  };
}

class Comparison implements Omit<Parity, 'pages'> {
  readonly lines = { all: 0, alike: 0 };
  readonly cells = { all: 0, alike: 0 };
  readonly linesOutside = { all: 0, alike: 0 };
  readonly openRules = { all: 0, alike: 0 };
  textDistance = 0;
  ruleDistance = 0;
  readonly differences: string[] = [];

  addPage(place: string, one: RuledPage, other: RuledPage): void {
    this.#addLinesOutside(`${place} outside of cells`, one.lines, other.lines);
    this.#addOpenRules(`${place}, open rules`, one.openRules, other.openRules);
    this.cells.all += other.cells.length;
    if (one.cells.length !== other.cells.length)
      this.differences.push(`${place}: ${one.cells.length} cells in Word, ${other.cells.length} in the PDF`);
    other.cells.forEach((cell, index) => {
      const twin = twinOf(cell, index, one.cells, other.cells);
      const where = `${place}, cell ${index + 1} (${cell.lines[0]?.text ?? 'empty'})`;
      if (twin === undefined) this.lines.all += cell.lines.length;
      else if (this.#isCellAlike(where, twin, cell, one)) this.cells.alike += 1;
    });
  }

  #isCellAlike(where: string, one: RuledCell, other: RuledCell, page: RuledPage): boolean {
    const edges = this.#ruleApart(`${where}, edges`, farthestEdge(one, other));
    const isSame = this.#sameLines(where, one.lines, other.lines);
    return isSame && this.#textApart(where, placedLike(other, one, page), other.lines) && edges;
  }

  #addLinesOutside(where: string, one: readonly TextLine[], other: readonly TextLine[]): void {
    this.linesOutside.all += other.length;
    if (!this.#sameLines(where, one, other)) return;
    other.forEach((line, index) => {
      const twin = one[index];
      if (twin !== undefined && this.#textApart(where, [twin], [line])) this.linesOutside.alike += 1;
    });
  }

  #addOpenRules(where: string, one: readonly Rule[], other: readonly Rule[]): void {
    this.openRules.all += other.length;
    if (one.length !== other.length) {
      this.differences.push(`${where}: ${one.length} in Word, ${other.length} in the PDF`);
      return;
    }
    other.forEach((rule, index) => {
      const twin = one[index];
      if (twin !== undefined && this.#ruleApart(where, farthestEnd(twin, rule))) this.openRules.alike += 1;
    });
  }

  /** Whether the lines are the same, their places left aside. */
  #sameLines(where: string, one: readonly TextLine[], other: readonly TextLine[]): boolean {
    this.lines.all += Math.max(one.length, other.length);
    const alike = sameEnds(one, other);
    this.lines.alike += alike;
    const [text, twin] = [textOf(one), textOf(other)];
    if (text !== twin) this.differences.push(`${where}: ${firstDifference(text, twin)}`);
    else if (one.length !== other.length)
      this.differences.push(`${where}: ${one.length} lines in Word, ${other.length} in the PDF`);
    return text === twin && one.length === other.length && alike === one.length;
  }

  /** Whether lines that are the same stand at the same place. */
  #textApart(where: string, one: readonly TextLine[], other: readonly TextLine[]): boolean {
    const apart = farthest(other, one);
    this.textDistance = Math.max(this.textDistance, apart / millimetre);
    if (apart <= samePlace) return true;
    this.differences.push(`${where}: “${other[0]?.text ?? ''}” ${apart.toFixed(1)} pt apart`);
    return false;
  }

  #ruleApart(where: string, apart: number): boolean {
    if (apart <= twins) this.ruleDistance = Math.max(this.ruleDistance, apart / millimetre);
    if (apart <= samePlace) return true;
    this.differences.push(`${where}: ${apart.toFixed(1)} pt apart`);
    return false;
  }
}

/** The cell of the other layout: the one of the same number, or at the same place if there are more of them or fewer. */
function twinOf(
  cell: RuledCell,
  index: number,
  others: readonly RuledCell[],
  cells: readonly RuledCell[],
): RuledCell | undefined {
  if (others.length === cells.length) return others[index];
  return others.find(({ left, top }) => Math.max(Math.abs(left - cell.left), Math.abs(top - cell.top)) <= samePlace);
}

/** The lines of a cell of the yardstick, as it has them or corrected: whichever is nearer to those of its twin. */
function placedLike({ lines }: RuledCell, cell: RuledCell, page: RuledPage): readonly TextLine[] {
  return linesAsCentred(cell, page).reduce(
    (nearest, other) => (farthest(lines, other) < farthest(lines, nearest) ? other : nearest),
    cell.lines,
  );
}

const farthest = (lines: readonly TextLine[], others: readonly TextLine[]): number =>
  Math.max(0, ...lines.map((line, index) => farthestGlyph(line, others[index])));

function farthestGlyph({ glyphs }: TextLine, twin: TextLine | undefined): number {
  return Math.max(
    0,
    ...glyphs.map(({ x, baseline }, index) => {
      const other = twin?.glyphs[index];
      return other === undefined ? Infinity : Math.max(Math.abs(x - other.x), Math.abs(baseline - other.baseline));
    }),
  );
}

function farthestEdge(one: RuledCell, other: RuledCell): number {
  return Math.max(...(['left', 'right', 'top', 'bottom'] as const).map((edge) => Math.abs(one[edge] - other[edge])));
}

function farthestEnd(one: Rule, other: Rule): number {
  if (one.direction !== other.direction) return Infinity;
  return Math.max(...(['at', 'from', 'to'] as const).map((end) => Math.abs(one[end] - other[end])));
}

const textOf = (lines: readonly TextLine[]): string => lines.map(({ text }) => text).join('');

function sameEnds(one: readonly TextLine[], other: readonly TextLine[]): number {
  const ends = (lines: readonly TextLine[]): number[] => {
    let length = 0;
    return lines.map(({ text }) => (length += text.length));
  };
  const known = new Set(ends(one));
  return ends(other).filter((end) => known.has(end)).length;
}

function firstDifference(one: string, other: string): string {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const around = (text: string): string => `“${text.slice(Math.max(0, at - 6), at + 10)}”`;
  return `${around(one)} in Word, ${around(other)} in the PDF`;
}
