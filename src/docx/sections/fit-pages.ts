import { type PlacedRow, type PlacedTables, goOverPages } from '../../pagination/paginate.ts';
import { withRowRules } from './row-rules.ts';
import { withSectionLabel } from './section-labels.ts';
import { type TableCell, type TableRow, cellAt, rowsOf, withCells, withRows } from './table-rows.ts';

/** How a table that is ruled on the page, whose rows are placed, begins in a template; in the document it begins like any other. */
export const ruledTableStart = '<w:tbl ruled="">';
const ruledTable = new RegExp(`${ruledTableStart}([^]*?</w:tbl>)`, 'g');

/** States in the ruled tables of a finished document what depends on where its pages end. */
export function fitToPages(documentXml: string, tables: PlacedTables): string {
  let table = 0;
  return documentXml.replace(ruledTable, (_, rest: string) => {
    const xml = `<w:tbl>${rest}`;
    const places = tables[table++] ?? [];
    const ruled = withRowRules(rowsOf(xml), places);
    return withRows(xml, withTextAtTop(withSectionLabel(ruled, places), places));
  });
}

/**
 * The rows of a table with what goes over a page at the top of its cells: rows that are split, and labels beside rows
 * that stand on several pages. The page has them there, LibreOffice too, and Word would centre them in what stands on
 * each page. So are narratives that are filled in by hand.
 */
function withTextAtTop(rows: readonly TableRow[], places: readonly PlacedRow[]): readonly TableRow[] {
  const heads = rows.findIndex(({ isHead }) => !isHead);
  return rows.map((row, index) => {
    const at = index - heads;
    return withCells(row, (cell) => {
      const beside = places.slice(at, at + spanOf(cell, rows.slice(index + 1)));
      const isToWrite = places[at]?.raised?.toWrite === true && cell.xml.includes(narrativeStyle);
      return at >= 0 && (isToWrite || goOverPages(beside))
        ? cell.xml.replace(alignment, '<w:vAlign w:val="top"/>')
        : cell.xml;
    });
  });
}

const narrativeStyle = '<w:pStyle w:val="TableText"/>';
const alignment = /<w:vAlign w:val="center" *\/>/;

/** Rows over which a cell runs. */
function spanOf({ merge, column }: TableCell, below: readonly TableRow[]): number {
  if (merge !== 'restart') return 1;
  const end = below.findIndex((row) => cellAt(row, column)?.merge !== 'continue');
  return 1 + (end < 0 ? below.length : end);
}
