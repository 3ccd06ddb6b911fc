import type { RuledCell, RuledPage } from './cells.ts';

/** What two layouts of one document have in common, and where they part. */
export interface Parity {
  readonly pages: readonly [word: number, pdf: number];
  /** Lines of the PDF. */
  readonly lines: number;
  /** Lines that end with the same character in both. */
  readonly linesAlike: number;
  /** Cells of the PDF. */
  readonly cells: number;
  /** Cells with the same text in the same number of lines. */
  readonly cellsAlike: number;
  /** Largest distance of a ruling line from its twin, in millimetres. */
  readonly ruleDistance: number;
  /** The same of the rule that closes a row at the end of a page, if the row goes on on the next one. */
  readonly closingRuleDistance: number;
  /** One sentence for each difference that is more than a line broken elsewhere. */
  readonly differences: readonly string[];
}

const millimetre = 72 / 25.4;

/** Rules further apart than this, in points, are no twins. */
const twins = 3;

/** Compares the layout of a Word file with the PDF of the same filing. */
export function compareLayouts(word: readonly RuledPage[], pdf: readonly RuledPage[]): Parity {
  const differences: string[] = [];
  if (word.length !== pdf.length) differences.push(`${word.length} pages in Word, ${pdf.length} in the PDF`);
  let [lines, linesAlike, cells, cellsAlike, ruleDistance, closingRuleDistance] = [0, 0, 0, 0, 0, 0];
  /** Whether text and number of lines are the same. */
  const compareLines = (place: string, one: readonly string[], other: readonly string[]): boolean => {
    lines += Math.max(one.length, other.length);
    linesAlike += sameEnds(one, other);
    if (one.join('') !== other.join('')) differences.push(`${place}: ${firstDifference(one.join(''), other.join(''))}`);
    else if (one.length !== other.length)
      differences.push(`${place}: ${one.length} lines in Word, ${other.length} in the PDF`);
    else return true;
    return false;
  };
  for (const [page, other] of pdf.entries()) {
    const one = word[page] ?? { lines: [], cells: [] };
    const place = `page ${page + 1}`;
    compareLines(`${place} outside of cells`, one.lines, other.lines);
    cells += other.cells.length;
    if (one.cells.length !== other.cells.length) {
      differences.push(`${place}: ${one.cells.length} cells in Word, ${other.cells.length} in the PDF`);
      lines += other.cells.reduce((sum, cell) => sum + cell.lines.length, 0);
      continue;
    }
    const [lowest, lowestTwin] = [lowestRule(one.cells), lowestRule(other.cells)];
    const isLast = page === Math.min(word.length, pdf.length) - 1;
    one.cells.forEach((cell, index) => {
      const twin = other.cells[index];
      if (twin === undefined) return;
      const closing = !isLast && cell.bottom === lowest && twin.bottom === lowestTwin;
      if (closing) closingRuleDistance = Math.max(closingRuleDistance, Math.abs(lowest - lowestTwin) / millimetre);
      const distance = farthestEdge(cell, closing ? { ...twin, bottom: cell.bottom } : twin);
      const where = `${place}, cell ${index + 1} (${twin.lines[0] ?? 'empty'})`;
      if (distance > twins) differences.push(`${where}: edges ${distance.toFixed(1)} pt apart`);
      else ruleDistance = Math.max(ruleDistance, distance / millimetre);
      if (compareLines(where, cell.lines, twin.lines)) cellsAlike += 1;
    });
  }
  return {
    pages: [word.length, pdf.length],
    lines,
    linesAlike,
    cells,
    cellsAlike,
    ruleDistance,
    closingRuleDistance,
    differences,
  };
}

function lowestRule(cells: readonly RuledCell[]): number {
  return Math.max(0, ...cells.map(({ bottom }) => bottom));
}

function farthestEdge(one: RuledCell, other: RuledCell): number {
  return Math.max(...(['left', 'right', 'top', 'bottom'] as const).map((edge) => Math.abs(one[edge] - other[edge])));
}

function sameEnds(one: readonly string[], other: readonly string[]): number {
  const ends = (lines: readonly string[]): number[] => {
    let length = 0;
    return lines.map((line) => (length += line.length));
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
