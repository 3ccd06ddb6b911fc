import type { PlacedTables } from '../pagination/paginate.ts';
import type { RowRules } from '../pagination/row-rules.ts';

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
    let row = 0;
    return tableXml.replace(tableRow, (rowXml, ...rest) => {
      const { start, properties = '', cells } = rest.at(-1) as RowParts;
      if (/<w:tblHeader\b/.test(properties)) return rowXml;
      const own = rules?.[row++];
      if (own === undefined) throw new Error('A table of the Word template has more rows than that of the page');
      return `${start}${rowProperties(properties, own)}${cells}</w:tr>`;
    });
  });
}

interface RowParts {
  readonly start: string;
  readonly properties?: string;
  readonly cells: string;
}

function rowProperties(template: string, { splits, least }: RowRules): string {
  const others = template.replace(/<w:(?:cantSplit|trHeight)\b[^>]*\/>/g, '');
  const whole = splits ? '' : '<w:cantSplit/>';
  const height = least === undefined ? '' : `<w:trHeight w:val="${least * twipsPerPixel}" w:hRule="atLeast"/>`;
  const properties = whole + height + others;
  return properties === '' ? '' : `<w:trPr>${properties}</w:trPr>`;
}
