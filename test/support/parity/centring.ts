import { lineHeight, rowHeight } from '../../../src/pagination/measures.ts';
import type { RuledCell, RuledPage, TextLine } from './cells.ts';

const pointsPerPixel = 0.75;

/**
 * Where Word may have the lines of a cell of the yardstick, if that is elsewhere: where a label goes on on the next page
 * LibreOffice 7.4 takes the row beside it that ends the page, or the one that begins the next, for one that is split, and sets
 * its texts at the top. Word centres them in their row whatever is beside it: in all of it, or, if the row has free space above
 * and below its texts, in what its highest text takes.
 */
export function linesAsCentred(cell: RuledCell, { cells }: RuledPage): readonly (readonly TextLine[])[] {
  const { lines, top, bottom } = cell;
  const lowest = Math.max(...cells.map((other) => other.bottom));
  // Below a repeated head row, if there is one.
  const [, second = Infinity] = [...new Set(cells.map((other) => other.top))];
  if (top > second && bottom < lowest) return [];
  const row = cells.filter((other) => other.top === top && other.bottom === bottom);
  const highest = Math.max(...row.map((other) => other.lines.length));
  const free = [
    bottom - top - rowHeight(lines.length) * pointsPerPixel,
    (highest - lines.length) * lineHeight * pointsPerPixel,
  ];
  return free.filter((height) => height > 0).map((height) => lowered(lines, height / 2));
}

function lowered(lines: readonly TextLine[], by: number): readonly TextLine[] {
  return lines.map(({ text, glyphs }) => ({
    text,
    glyphs: glyphs.map((glyph) => ({ ...glyph, baseline: glyph.baseline + by })),
  }));
}
