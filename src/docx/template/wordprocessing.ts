import { escapeText } from '../../xml/escape.ts';
import { runFonts } from './faces.ts';
import { cellMargin, ruleWeight, twips } from './measures.ts';
import { type ParagraphStyle, normalStyle } from './styles.ts';

/** The elements of WordprocessingML of which the forms are made, as strings. Lengths are in px. */

export interface ParagraphOptions {
  /** Stays on the page of what follows. In a row of a loop this counts for the last row only (src/docx). */
  readonly keepNext?: boolean;
  readonly pageBreakBefore?: boolean;
  /** Free space above and below. */
  readonly before?: number;
  readonly after?: number;
  /** From the left edge of the text. */
  readonly indent?: number;
  /** From the right edge of the text. */
  readonly indentRight?: number;
  /** A right-aligned tab stop. */
  readonly rightTab?: number;
  readonly bookmarks?: readonly Bookmark[];
}

/** A place in the document; Word does not show names that begin with `_`. */
export interface Bookmark {
  readonly id: number;
  readonly name: string;
}

/** Text that is set alike. It may hold template tags, `\n` (a line break within the paragraph) and `\t`. */
export interface TextRun {
  readonly text: string;
  /** Distance between its letters in twips. */
  readonly spacing?: number;
  /** Width in twips that Word spreads it to, together with its neighbours of the same. */
  readonly fit?: number;
}

export function paragraph(style: ParagraphStyle, runs: readonly TextRun[], options: ParagraphOptions = {}): string {
  const { bookmarks = [] } = options;
  const start = bookmarks.map(({ id, name }) => `<w:bookmarkStart w:id="${id}" w:name="${name}"/>`).join('');
  const end = bookmarks.map(({ id }) => `<w:bookmarkEnd w:id="${id}"/>`).join('');
  const content = runs.map((one) => run(style, one)).join('');
  return `<w:p><w:pPr>${paragraphProperties(style, options)}<w:rPr>${runFonts(style.face)}</w:rPr></w:pPr>${start}${content}${end}</w:p>`;
}

function paragraphProperties(style: ParagraphStyle, options: ParagraphOptions): string {
  const { keepNext, pageBreakBefore, before, after, rightTab } = options;
  const spacing =
    before === undefined && after === undefined
      ? ''
      : `<w:spacing w:before="${twips(before ?? 0)}" w:after="${twips(after ?? 0)}" w:line="${twips(style.line)}" w:lineRule="exact"/>`;
  return (
    `<w:pStyle w:val="${style.id}"/>` +
    (keepNext === true ? '<w:keepNext/>' : '') +
    (pageBreakBefore === true ? '<w:pageBreakBefore/>' : '') +
    (rightTab === undefined ? '' : `<w:tabs><w:tab w:val="right" w:pos="${twips(rightTab)}"/></w:tabs>`) +
    spacing +
    indentation(options)
  );
}

function indentation({ indent, indentRight }: ParagraphOptions): string {
  if (indent === undefined && indentRight === undefined) return '';
  return `<w:ind w:left="${twips(indent ?? 0)}" w:right="${twips(indentRight ?? 0)}"/>`;
}

function run(style: ParagraphStyle, { text, spacing, fit }: TextRun): string {
  const content = text
    .split(/([\n\t])/)
    .map((piece) => {
      if (piece === '\n') return '<w:br/>';
      if (piece === '\t') return '<w:tab/>';
      return piece === '' ? '' : `<w:t xml:space="preserve">${escapeText(piece)}</w:t>`;
    })
    .join('');
  const distance = spacing === undefined ? '' : `<w:spacing w:val="${spacing}"/>`;
  // Runs of one id side by side are fitted together (ECMA-376 part 1, 17.3.2.14).
  const fitted = fit === undefined ? '' : `<w:fitText w:val="${fit}" w:id="1"/>`;
  return content === '' ? '' : `<w:r><w:rPr>${runFonts(style.face)}${distance}${fitted}</w:rPr>${content}</w:r>`;
}

/** A paragraph that takes `height` px and prints nothing: free space between tables. */
export function space(height: number): string {
  return (
    `<w:p><w:pPr><w:pStyle w:val="${normalStyle.id}"/><w:keepNext/>` +
    `<w:spacing w:line="${twips(height)}" w:lineRule="exact"/><w:rPr>${runFonts(normalStyle.face)}</w:rPr></w:pPr></w:p>`
  );
}

/** What stands between two tables of a stack: a paragraph with a hidden mark, which takes no height. */
export function seam(): string {
  return (
    `<w:p><w:pPr><w:pStyle w:val="${normalStyle.id}"/><w:spacing w:line="20" w:lineRule="exact"/>` +
    `<w:rPr>${runFonts(normalStyle.face)}<w:vanish/><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:pPr></w:p>`
  );
}

export interface CellOptions {
  /** First cell of a vertical merge, or one that continues the cell above. */
  readonly merge?: 'restart' | 'continue';
  /** Has a rule below it in a table that has none. */
  readonly isRuled?: boolean;
  readonly verticalAlign?: 'top' | 'center' | 'bottom';
}

/** A cell reaches from the right edge of the one before to `edge`. */
export interface Cell extends CellOptions {
  readonly edge: number;
  /** Paragraphs; at least one. */
  readonly content: string;
}

export interface Row {
  readonly cells: readonly Cell[];
  /** Head rows are repeated on every page. */
  readonly head?: boolean;
  /** Narrative rows may run over a page break; all others move to the next page whole. */
  readonly splits?: boolean;
}

export interface Table {
  /** Left edge, 0 unless given. */
  readonly left?: number;
  readonly rows: readonly Row[];
  /** No rules but those of cells. */
  readonly plain?: boolean;
  /** Neighbours in a stack: at a seam each of the two tables draws half of the rule. */
  readonly joined?: { readonly above?: boolean; readonly below?: boolean };
  /** For screen readers: `w:tblCaption`. */
  readonly caption: string;
}

/** A table of fixed layout whose `w:tblW`, `w:gridCol` and `w:tcW` agree. */
export function table(spec: Table): string {
  const left = spec.left ?? 0;
  const edges = [...new Set([left, ...spec.rows.flatMap((row) => row.cells.map((cell) => cell.edge))])].sort(
    (a, b) => a - b,
  );
  const right = edges.at(-1) ?? left;
  const positions = columnPositions(edges);
  const columns = positions.slice(1).map((edge, index) => `<w:gridCol w:w="${edge - (positions[index] ?? 0)}"/>`);
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="${twips(right - left)}" w:type="dxa"/><w:tblInd w:w="${twips(left)}" w:type="dxa"/>` +
    `${tableBorders(spec)}<w:tblLayout w:type="fixed"/>${tableCellMargins(spec)}<w:tblLook w:val="0000"/>` +
    `<w:tblCaption w:val="${spec.caption}"/></w:tblPr>` +
    `<w:tblGrid>${columns.join('')}</w:tblGrid>${spec.rows.map((row) => tableRow(row, edges, positions)).join('')}</w:tbl>`
  );
}

/**
 * Where the columns of a table begin and end, in twips from its left edge: at their edges, or a twip behind. LibreOffice
 * counts in ten-thousandths of the table and cuts off what is left when it counts in twips again, so that a column
 * would be a twip narrower than stated, and a line that is just full would break elsewhere.
 */
function columnPositions(edges: readonly number[]): readonly number[] {
  const [left = 0, right = 0] = [edges[0], edges.at(-1)];
  const width = twips(right - left);
  const inOffice = (position: number): number => Math.floor((Math.round((position * 10_000) / width) * width) / 10_000);
  return edges.map((edge) => {
    const position = twips(edge - left);
    return inOffice(position) === position ? position : position + 1;
  });
}

function tableBorders({ plain, joined }: Table): string {
  if (plain === true) return '';
  const half = ruleWeight / 2;
  const rule = (side: string, weight: number): string => border(side, weight);
  return (
    '<w:tblBorders>' +
    rule('top', joined?.above === true ? half : ruleWeight) +
    rule('left', ruleWeight) +
    rule('bottom', joined?.below === true ? half : ruleWeight) +
    rule('right', ruleWeight) +
    rule('insideH', ruleWeight) +
    rule('insideV', ruleWeight) +
    '</w:tblBorders>'
  );
}

function border(side: string, weight: number): string {
  return `<w:${side} w:val="single" w:sz="${weight}" w:space="0" w:color="000000"/>`;
}

function tableCellMargins({ plain }: Table): string {
  const vertical = plain === true ? 0 : twips(cellMargin.vertical);
  const horizontal = plain === true ? 0 : twips(cellMargin.horizontal);
  const margin = (side: string, width: number): string => `<w:${side} w:w="${width}" w:type="dxa"/>`;
  return `<w:tblCellMar>${margin('top', vertical)}${margin('left', horizontal)}${margin('bottom', vertical)}${margin('right', horizontal)}</w:tblCellMar>`;
}

function tableRow(row: Row, edges: readonly number[], positions: readonly number[]): string {
  const properties = (row.splits === true ? '' : '<w:cantSplit/>') + (row.head === true ? '<w:tblHeader/>' : '');
  let start = edges[0] ?? 0;
  const cells = row.cells.map((cell) => {
    const from = start;
    start = cell.edge;
    return tableCell(cell, { from: edges.indexOf(from), to: edges.indexOf(cell.edge) }, positions);
  });
  return `<w:tr>${properties === '' ? '' : `<w:trPr>${properties}</w:trPr>`}${cells.join('')}</w:tr>`;
}

/** Which edges of the table a cell reaches from and to, by their index. */
interface Span {
  readonly from: number;
  readonly to: number;
}

function tableCell(cell: Cell, { from, to }: Span, positions: readonly number[]): string {
  const span = to - from;
  const width = (positions[to] ?? 0) - (positions[from] ?? 0);
  return (
    `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>` +
    (span > 1 ? `<w:gridSpan w:val="${span}"/>` : '') +
    (cell.merge === 'restart' ? '<w:vMerge w:val="restart"/>' : cell.merge === 'continue' ? '<w:vMerge/>' : '') +
    cellBorders(cell) +
    `<w:vAlign w:val="${cell.verticalAlign ?? 'center'}"/></w:tcPr>${cell.content}</w:tc>`
  );
}

function cellBorders({ isRuled }: Cell): string {
  return isRuled === true ? `<w:tcBorders>${border('bottom', ruleWeight)}</w:tcBorders>` : '';
}
