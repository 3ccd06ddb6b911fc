import { rowHeight } from '../../../src/pagination/measures.ts';
import type { RuledCell, RuledPage, TextLine } from './cells.ts';

const pointsPerPixel = 0.75;

/**
 * The lines of a cell of the yardstick where Word has them, if that is elsewhere: where a label goes on on the next page
 * LibreOffice 7.4 takes the row beside it that ends the page, or the one that begins the next, for one that is split, and sets
 * its texts at the top. Word centres them in their row whatever is beside it.
 */
export function linesAsCentred(
  { lines, top, bottom }: RuledCell,
  { cells }: RuledPage,
): readonly TextLine[] | undefined {
  const lowest = Math.max(...cells.map((cell) => cell.bottom));
  // Below a repeated head row, if there is one.
  const [, second = Infinity] = [...new Set(cells.map((cell) => cell.top))];
  if (top > second && bottom < lowest) return undefined;
  const free = bottom - top - rowHeight(lines.length) * pointsPerPixel;
  if (free <= 0) return undefined;
  return lines.map(({ text, glyphs }) => ({
    text,
    glyphs: glyphs.map((glyph) => ({ ...glyph, baseline: glyph.baseline + free / 2 })),
  }));
}
