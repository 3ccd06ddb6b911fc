import { goOverPages, type PlacedRow } from '../../pagination/paginate.ts';
import { cellAt, withCells, type TableCell, type TableRow } from './table-rows.ts';

/**
 * The rows of a table with what goes over a page at the top of its cells: rows that are split, and labels beside rows
 * that stand on several pages. The page has them there, LibreOffice too, and Word would centre them in what stands on
 * each page.
 */
export function withTextAtTop(rows: readonly TableRow[], places: readonly PlacedRow[]): readonly TableRow[] {
  const heads = rows.findIndex(({ isHead }) => !isHead);
  return rows.map((row, index) => {
    const at = index - heads;
    return withCells(row, (cell) => {
      const beside = places.slice(at, at + spanOf(cell, rows.slice(index + 1)));
      return at >= 0 && goOverPages(beside) ? cell.xml.replace(alignment, '<w:vAlign w:val="top"/>') : cell.xml;
    });
  });
}

const alignment = /<w:vAlign w:val="center" *\/>/;

/** Rows over which a cell runs. */
function spanOf({ merge, column }: TableCell, below: readonly TableRow[]): number {
  if (merge !== 'restart') return 1;
  const end = below.findIndex((row) => cellAt(row, column)?.merge !== 'continue');
  return 1 + (end < 0 ? below.length : end);
}
