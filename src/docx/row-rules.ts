import type { PlacedTables } from '../pagination/paginate.ts';
import type { RowRules } from '../pagination/row-rules.ts';
import { cellAt, rowsOf, type TableRow } from './sections/table-rows.ts';

const twipsPerPixel = 15;

const ruledTable = /<w:tbl>(?:(?!<w:tr[ >])[\s\S])*?<w:tblBorders>[\s\S]*?<\/w:tbl>/g;
const tableRow = /(?<start><w:tr(?: [^>]*)?>)(?:<w:trPr>(?<properties>[\s\S]*?)<\/w:trPr>)?(?<cells>[\s\S]*?)<\/w:tr>/g;

/**
 * States in each row of the ruled tables of a finished document how it may be placed on pages. A template cannot: its
 * rows are repeated, and what a row may do depends on how high it has become.
 */
export function withRowRules(xml: string, tables: PlacedTables): string {
  let table = 0;
  return xml.replace(ruledTable, (tableXml) => {
    const rules = tables[table++];
    const rows = rules?.some(({ raised }) => raised !== undefined) === true ? rowsOf(tableXml) : [];
    let [row, belowHead] = [0, 0];
    return tableXml.replace(tableRow, (rowXml, ...rest) => {
      const { start, properties = '', cells } = rest.at(-1) as RowParts;
      const index = row++;
      if (/<w:tblHeader\b/.test(properties)) return rowXml;
      const own = rules?.[belowHead++];
      if (own === undefined) throw new Error('A table of the Word template has more rows than that of the page');
      const raised = own.raised === undefined ? cells : withSpace(cells, ownCells(rows, index), own.raised.by);
      return `${start}${rowProperties(properties, own)}${raised}</w:tr>`;
    });
  });
}

interface RowParts {
  readonly start: string;
  readonly properties?: string;
  readonly cells: string;
}

function rowProperties(template: string, { splits }: RowRules): string {
  const others = template.replace(/<w:cantSplit\b[^>]*\/>/g, '');
  const properties = (splits ? '' : '<w:cantSplit/>') + others;
  return properties === '' ? '' : `<w:trPr>${properties}</w:trPr>`;
}

/** Which cells of a row stand in it alone. */
function ownCells(rows: readonly TableRow[], index: number): readonly boolean[] {
  const goesOn = (column: number): boolean => cellAt(rows[index + 1], column)?.merge === 'continue';
  return (rows[index]?.cells ?? []).map(
    ({ merge, column }) => merge === undefined || (merge === 'restart' && !goesOn(column)),
  );
}

/**
 * The cells of a row with so many px of free space above and below their text. Not `w:trHeight`: LibreOffice loses the
 * text of labels on the page after a row with a least height, and one of exact height cuts off what a clerk adds.
 */
function withSpace(cells: string, own: readonly boolean[], px: number): string {
  const twips = px * twipsPerPixel;
  const above = Math.floor(twips / 2);
  let index = 0;
  return cells.replace(/<w:tc>[\s\S]*?<\/w:tc>/g, (xml) => {
    if (own[index++] !== true) return xml;
    const first = xml.indexOf('<w:p>');
    const last = xml.lastIndexOf('<w:p>');
    if (first === last) return spaced(xml, first, `w:before="${above}" w:after="${twips - above}"`);
    return spaced(spaced(xml, last, `w:after="${twips - above}"`), first, `w:before="${above}"`);
  });
}

/** `w:spacing` stands before these (ECMA-376 part 1, 17.3.1.26). A paragraph that has spacing of its own keeps it. */
function spaced(xml: string, paragraph: number, spacing: string): string {
  const end = xml.indexOf('</w:pPr>', paragraph);
  const properties = xml.slice(paragraph, end);
  if (end < 0 || properties.includes('<w:spacing ')) return xml;
  const added = properties.replace(/(?=<w:(?:ind|jc|textAlignment|outlineLvl|rPr)\b|$)/, `<w:spacing ${spacing}/>`);
  return xml.slice(0, paragraph) + added + xml.slice(end);
}
