import { type PlacedRow, goOverPages } from '../../pagination/paginate.ts';
import { type TableCell, type TableRow, cellAt, withCells } from './table-rows.ts';

/**
 * The rows of a table with the label of its section where it suits Word (docs/adr/0080). In a template the label begins
 * in the head row and runs over the rows below it; but Word does not repeat a head row on the next page if a cell of it
 * is merged with one below.
 *
 * - A section that stands on one page is kept on one page, whatever a clerk does to what is above it. Its label stays
 *   before its head row, as in the issued form.
 * - The label of a section that goes over pages begins in the first row below the head row, which is repeated then. The
 *   cell above it has no rule below and looks as its upper end.
 */
export function withSectionLabel(rows: readonly TableRow[], places: readonly PlacedRow[]): readonly TableRow[] {
  const label = labelOf(rows);
  if (label === undefined) return rows;
  if (goOverPages(places)) return labelBelow(rows, label, places[0]?.isSplit === true);
  // LibreOffice moves rows that keep together to the next page already if they end right above the end of one.
  return places.at(-1)?.fillsPage === true ? rows : keptTogether(rows);
}

/** The cell of a single head row that goes on in the row below; undefined if there is none. */
function labelOf([head, first]: readonly TableRow[]): TableCell | undefined {
  if (head?.isHead !== true || first === undefined || first.isHead) return undefined;
  return head.cells.find(({ merge, column }) => merge === 'restart' && cellAt(first, column)?.merge === 'continue');
}

/** Word moves rows whose paragraphs are kept with the next to the next page together. */
function keptTogether(rows: readonly TableRow[]): readonly TableRow[] {
  return rows.map((row, index) => (index === rows.length - 1 ? row : withCells(row, ({ xml }) => keepWithNext(xml))));
}

function keepWithNext(cell: string): string {
  return cell
    .replaceAll(keepNext, '')
    .replace(/<w:p(?: [^>]*)?(?<!\/)>(?!<w:pPr>)/g, '$&<w:pPr></w:pPr>')
    .replace(/<w:pPr>(?:<w:pStyle [^>]*\/>)?/g, '$&<w:keepNext/>');
}

const keepNext = /<w:keepNext(?: [^>]*)?\/>/g;

function labelBelow(rows: readonly TableRow[], label: TableCell, splitsFirst: boolean): readonly TableRow[] {
  const below = rows.findIndex((row, index) => index > 0 && cellAt(row, label.column)?.merge !== 'continue');
  const last = below < 0 ? rows.length : below;
  const first = cellAt(rows[1], label.column)?.xml ?? '';
  return rows.map((row, index) =>
    index >= last
      ? row
      : withCells(row, ({ xml, column }) => {
          const cell = index === 0 && splitsFirst ? xml.replaceAll(keepNext, '') : xml;
          if (column !== label.column) return cell;
          if (index === 0) return headCell(cell, first, splitsFirst);
          return index === 1 ? labelCell(xml, label.xml) : withOpenSide(xml, 'top');
        }),
  );
}

const merge = /<w:vMerge(?: [^>]*)?\/>/;

/**
 * The head row stays with the next; whether the row below it does is said there. Above one that goes on on the next page it is
 * not said: LibreOffice would move both there whole.
 */
function headCell(cell: string, first: string, splitsFirst: boolean): string {
  const head = withOpenSide(withContent(cell, first), 'bottom').replace(merge, '');
  return splitsFirst ? head.replaceAll(keepNext, '') : keepWithNext(head);
}

function labelCell(cell: string, label: string): string {
  const keeps = cell.search(keepNext) >= 0;
  const text = withContent(cell, label.replaceAll(keepNext, ''));
  const labelled = withOpenSide(text, 'top').replace(merge, '<w:vMerge w:val="restart"/>');
  return keeps ? keepWithNext(labelled) : labelled;
}

/** The cell with the paragraphs of another one. */
function withContent(cell: string, other: string): string {
  const contentStart = (xml: string): number => xml.indexOf('</w:tcPr>') + '</w:tcPr>'.length;
  return cell.slice(0, contentStart(cell)) + other.slice(contentStart(other));
}

/**
 * No rule on one side. `w:tcBorders` stands between `w:vMerge` and these (ECMA-376 part 1, 17.4.69); in it the upper rule is
 * first, the lower one before those at the end.
 */
function withOpenSide(cell: string, side: 'top' | 'bottom'): string {
  const open = `<w:${side} w:val="nil"/>`;
  const [own, rules = ''] = /<w:tcBorders>([^]*?)<\/w:tcBorders>/.exec(cell) ?? [];
  if (own === undefined) {
    return cell.replace(
      /(?=<w:(?:shd|noWrap|tcMar|textDirection|tcFitText|vAlign|hideMark)\b|<\/w:tcPr>)/,
      `<w:tcBorders>${open}</w:tcBorders>`,
    );
  }
  const others = rules.replace(new RegExp(`<w:${side}\\b[^>]*/>`), '');
  const opened = others.replace(side === 'top' ? /^/ : /(?=<w:(?:end|right|inside[HV]|tl2br|tr2bl)\b|$)/, open);
  return cell.replace(own, () => `<w:tcBorders>${opened}</w:tcBorders>`);
}
