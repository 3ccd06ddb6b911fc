import type { PlacedTables } from '../../pagination/paginate.ts';
import { withTextAtTop } from './over-pages.ts';
import { withSectionLabel } from './section-labels.ts';
import { rowsOf, withRows } from './table-rows.ts';

const ruledTable = /<w:tbl>(?:(?!<w:tr[ >])[\s\S])*?<w:tblBorders>[\s\S]*?<\/w:tbl>/g;

/** States in the cells of the ruled tables of a finished document what depends on where its pages end. */
export function fitCellsToPages(documentXml: string, tables: PlacedTables): string {
  let table = 0;
  return documentXml.replace(ruledTable, (xml) => {
    const places = tables[table] ?? [];
    table += 1;
    return withRows(xml, withTextAtTop(withSectionLabel(rowsOf(xml), places), places));
  });
}
