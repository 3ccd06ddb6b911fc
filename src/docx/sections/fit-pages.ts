import type { PlacedTables } from '../../pagination/paginate.ts';
import { withTextAtTop } from './over-pages.ts';
import { withRowRules } from './row-rules.ts';
import { withSectionLabel } from './section-labels.ts';
import { rowsOf, withRows } from './table-rows.ts';

const ruledTable = /<w:tbl>(?:(?!<w:tr[ >])[\s\S])*?<w:tblBorders>[\s\S]*?<\/w:tbl>/g;

/** States in the ruled tables of a finished document what depends on where its pages end. */
export function fitToPages(documentXml: string, tables: PlacedTables): string {
  let table = 0;
  return documentXml.replace(ruledTable, (xml) => {
    const places = tables[table++] ?? [];
    const ruled = withRowRules(rowsOf(xml), places);
    return withRows(xml, withTextAtTop(withSectionLabel(ruled, places), places));
  });
}
