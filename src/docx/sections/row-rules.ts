import type { PlacedRow } from '../../pagination/paginate.ts';
import { twipsPerPixel } from './gaps.ts';
import { type TableCell, type TableRow, cellAt, withCells } from './table-rows.ts';

/**
 * The rows of a table, each with how it may be placed on pages. A template cannot say it: its rows are repeated, and
 * what a row may do depends on how high it has become.
 */
export function withRowRules(rows: readonly TableRow[], places: readonly PlacedRow[]): readonly TableRow[] {
  let belowHead = 0;
  return rows.map((row, index) => {
    if (row.isHead) return row;
    const place = places[belowHead++];
    if (place === undefined) throw new Error('A table of the Word template has more rows than that of the page');
    const ruled = withRoom(withSplitting(row, place.splits), place.roomBy ?? 0);
    const { raised } = place;
    if (raised === undefined) return ruled;
    if (raised.toWrite === true) return withHeight(ruled, raised.height);
    const below = place.isSplit ? raised.by : raised.by / 2;
    return withFreeSpace(ruled, rows[index + 1], { above: raised.above ?? raised.by - below, below });
  });
}

const startOfRow =
  /^(?<start>[^]*?<w:tr(?: [^>]*)?>(?:<w:tblPrEx>[^]*?<\/w:tblPrEx>)?)(?:<w:trPr>(?<properties>[^]*?)<\/w:trPr>)?/;

function withSplitting(row: TableRow, splits: boolean): TableRow {
  return withRules(row, (rules) => (splits ? '' : '<w:cantSplit/>') + rules.replace(/<w:cantSplit\b[^>]*\/>/g, ''));
}

/** The row so many px high, its lower rule included, or higher where what is typed into it needs more. */
function withHeight(row: TableRow, px: number): TableRow {
  return withRules(row, (rules) => {
    const others = rules.replace(/<w:trHeight\b[^>]*\/>/g, '');
    return `${others}<w:trHeight w:val="${px * twipsPerPixel}" w:hRule="atLeast"/>`;
  });
}

function withRules(row: TableRow, change: (rules: string) => string): TableRow {
  const [first = '', ...others] = row.around;
  const written = first.replace(startOfRow, (_, ...rest) => {
    const { start, properties = '' } = rest.at(-1) as { readonly start: string; readonly properties?: string };
    const rules = change(properties);
    return rules === '' ? start : `${start}<w:trPr>${rules}</w:trPr>`;
  });
  return { ...row, around: [written, ...others] };
}

/** The row with so many px more or less of the free space above its signature. */
function withRoom(row: TableRow, px: number): TableRow {
  if (px === 0) return row;
  return withCells(row, ({ xml }) =>
    xml.replace(/(<w:spacing [^>]*?w:before=")(\d+)/, (_, start: string, before: string) => {
      return start + String(Number(before) + px * twipsPerPixel);
    }),
  );
}

/** Free space in px. */
interface FreeSpace {
  readonly above: number;
  readonly below: number;
}

/** The row made higher by free space in its cells that stand in it alone. */
function withFreeSpace(row: TableRow, next: TableRow | undefined, space: FreeSpace): TableRow {
  const standsAlone = ({ merge, column }: TableCell): boolean =>
    merge === undefined || (merge === 'restart' && cellAt(next, column)?.merge !== 'continue');
  return withCells(row, (cell) => (standsAlone(cell) ? withSpace(cell.xml, space) : cell.xml));
}

/**
 * A cell with free space above and below its text. Not `w:trHeight`: LibreOffice loses the text of labels
 * on the page after a row with a least height, and one of exact height cuts off what a clerk adds.
 */
function withSpace(cell: string, space: FreeSpace): string {
  const above = Math.floor(space.above * twipsPerPixel);
  const below = Math.ceil(space.below * twipsPerPixel);
  const starts = Array.from(cell.matchAll(/<w:p(?: [^>]*)?(?<!\/)>/g), ({ index }) => index);
  const [first = -1, last = -1] = [starts[0], starts.at(-1)];
  if (first < 0) return cell;
  if (first === last) return spaced(cell, first, `w:before="${above}" w:after="${below}"`);
  return spaced(spaced(cell, last, `w:after="${below}"`), first, `w:before="${above}"`);
}

/** `w:spacing` stands before these (ECMA-376 part 1, 17.3.1.26). A paragraph that has spacing of its own keeps it. */
function spaced(xml: string, paragraph: number, spacing: string): string {
  const end = xml.indexOf('</w:pPr>', paragraph);
  const properties = xml.slice(paragraph, end);
  if (end < 0 || properties.includes('<w:spacing ')) return xml;
  const added = properties.replace(/(?=<w:(?:ind|jc|textAlignment|outlineLvl|rPr)\b|$)/, `<w:spacing ${spacing}/>`);
  return xml.slice(0, paragraph) + added + xml.slice(end);
}
