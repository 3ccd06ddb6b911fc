import type { FillingOptions } from '../documents/ports.ts';
import type { Flow, FlowBlock, FlowRow, FlowTable, Gap, Label, Section } from '../pagination/flow.ts';
import { cellPadding, lineHeight, rowHeight } from '../pagination/measures.ts';
import type { PageElement } from './element.ts';
import { faultOf } from './fault.ts';
import type { Style, StyleOf } from './style/style.ts';
import type { GridCell, GridRow, PageTables, TableGrid } from './table-grid.ts';
import { isRow } from './widths.ts';

/** The flow of a page whose lines are set, and the elements that are placed, in the order of the flow. */
export interface PageFlow {
  readonly flow: Flow;
  readonly tables: readonly PlacedTable[];
  readonly blocks: readonly PageElement[];
  /** Those of the blocks that have a gap above them. */
  readonly gaps: readonly PageElement[];
}

export interface PlacedTable {
  readonly grid: TableGrid;
  readonly element: PageElement;
  /** Height of its head row in px, 0 without one. */
  readonly head: number;
}

/** What Word needs more below a table than the page, in px: half of the rule that closes it is below its edge. */
const belowTable = 1;

/** Free space above an element gives way down to this many px, if its stylesheet says so. */
export const leastMarginTop = '--least-margin-top';

/**
 * How a page flows. Its heights are those of the stylesheet: an element that begins a page (`break-before: page`) begins a
 * section; boxes side by side, and what stays together (`break-inside: avoid`), are one block; one with
 * `break-before: avoid` never parts from the row above it. Rows to be filled in by hand are as high as it says.
 */
export function flowOf(
  page: PageElement,
  tables: PageTables,
  styleOf: StyleOf,
  { byHand = false }: FillingOptions = {},
): PageFlow {
  const sections: (FlowTable | FlowBlock)[][] = [[]];
  const placed = { tables: [] as PlacedTable[], blocks: [] as PageElement[], gaps: [] as PageElement[] };
  /** Free space below what stands above, which is not added to that of the next. */
  let above = 0;
  const add = (element: PageElement): void => {
    const style = styleOf(element);
    if (style.breakBefore === 'page') sections.push([]);
    const grid = tables.get(element);
    if (grid !== undefined) {
      const table = flowTable(grid, styleOf, byHand);
      placed.tables.push({ grid, element, head: table.head });
      sections.at(-1)?.push(table);
      above = 0;
    } else if (isBlock(element, styleOf)) addBlock(element, style);
    else for (const child of element.elements) add(child);
  };
  const addBlock = (element: PageElement, style: Style): void => {
    const { margin, breakBefore } = style;
    const least = style.custom.get(leastMarginTop);
    const last = sections.at(-1)?.at(-1);
    const height =
      boxHeight(element, styleOf) +
      margin.bottom +
      (least === undefined ? Math.max(0, margin.top - above) : 0) +
      (last?.kind === 'table' ? belowTable : 0);
    above = margin.bottom;
    if (breakBefore === 'avoid' && last?.kind === 'block') {
      // The two stand on one page, which is that of the first.
      sections.at(-1)?.splice(-1, 1, { ...last, height: last.height + height });
      return;
    }
    sections.at(-1)?.push({
      ...{ kind: 'block', height, signs: breakBefore === 'avoid' },
      ...(least === undefined ? {} : { gap: { most: margin.top, least: Number.parseFloat(least) } }),
    });
    placed.blocks.push(element);
    if (least !== undefined) placed.gaps.push(element);
  };
  for (const element of page.elements) add(element);
  const [gap] = placed.gaps;
  if (
    gap !== undefined &&
    sections.some((section) => hasGap(section) && section.some(({ kind }) => kind === 'table'))
  ) {
    throw faultOf(gap, 'its free space cannot give way: a table stands on its pages');
  }
  return { flow: sections.filter(({ length }) => length > 0), ...placed };
}

const hasGap = (section: Section): boolean => section.some((item) => item.kind === 'block' && item.gap !== undefined);

/** Whether it stands on one page as a whole. */
function isBlock(element: PageElement, styleOf: StyleOf): boolean {
  return (
    element.name !== 'section' &&
    (isText(element) || isRow(element, styleOf) || styleOf(element).breakInside === 'avoid')
  );
}

const isText = ({ name }: PageElement): boolean => name === 'p' || name === 'h1' || name === 'h2';

/** Height of a box without its margins: of its lines, or of the boxes in it. */
function boxHeight(element: PageElement, styleOf: StyleOf): number {
  const style = styleOf(element);
  const around = style.padding.top + style.padding.bottom + style.border.top + style.border.bottom;
  const content = isText(element) ? linesOf(element) * style.line : boxesHeight(element, styleOf);
  return style.isBorderBox ? Math.max(content + around, style.minHeight) : Math.max(content, style.minHeight) + around;
}

function boxesHeight(element: PageElement, styleOf: StyleOf): number {
  const heights = element.elements.map((box) => {
    const { margin } = styleOf(box);
    return margin.top + boxHeight(box, styleOf) + margin.bottom;
  });
  return isRow(element, styleOf) ? Math.max(0, ...heights) : heights.reduce((sum, height) => sum + height, 0);
}

/** Lines of a text: one, and one more for each line end in it. */
export function linesOf(element: PageElement): number {
  let lines = 1;
  for (const child of element.children) {
    if (typeof child !== 'string') lines += child.name === 'br' ? 1 : linesOf(child) - 1;
    else for (let at = child.indexOf('\n'); at >= 0; at = child.indexOf('\n', at + 1)) lines += 1;
  }
  return lines;
}

function flowTable(grid: TableGrid, styleOf: StyleOf, byHand: boolean): FlowTable {
  const [first, second] = grid.rows;
  if (second?.isHead === true) throw faultOf(second.element, 'a table has one head row');
  const head = first?.isHead === true ? first : undefined;
  const label = head?.cells.find(({ rows }) => rows > 1);
  const rows = grid.rows
    .filter(({ isHead }) => !isHead)
    .map((row) => ({ ...flowRow(row, styleOf), ...(byHand ? roomToWrite(row, styleOf) : {}) }));
  if (label !== undefined && rows[0] !== undefined) {
    const { lines } = textOf(label.element, styleOf);
    rows[0] = { ...rows[0], labels: [{ lines, rows: label.rows - 1 }, ...rows[0].labels] };
  }
  return { kind: 'table', head: head === undefined ? 0 : rowHeight(flowRow(head, styleOf).lines), rows };
}

function flowRow({ element, cells }: GridRow, styleOf: StyleOf): FlowRow {
  let [highest, lines, room, leastRoom, signed] = [0, 1, 0, 0, 0];
  const labels: Label[] = [];
  for (const cell of cells) {
    const text = textOf(cell.element, styleOf);
    const height = text.lines * lineHeight + text.room;
    if (cell.rows === 1 && height >= highest)
      [highest, lines, room, leastRoom, signed] = [height, text.lines, text.room, text.leastRoom, text.signed];
    if (cell.element.name === 'th') labels.push({ lines: text.lines, rows: cell.rows });
  }
  return {
    ...{ lines, room, narrative: element.classes.includes('flow'), labels },
    ...(leastRoom < room ? { leastRoom } : {}),
    ...(signed > 1 ? { signed } : {}),
  };
}

/** Height of a row to be filled in by hand: one with an empty cell, or a narrative. */
const heightToWrite = '--height-to-write';

function roomToWrite({ element, cells }: GridRow, styleOf: StyleOf): Pick<FlowRow, 'toWrite'> {
  const isEmpty = ({ element: cell }: GridCell): boolean => cell.name === 'td' && isBlank(cell);
  const height = styleOf(element).custom.get(heightToWrite);
  const isToWrite = element.classes.includes('flow') || cells.some(isEmpty);
  return isToWrite && height !== undefined ? { toWrite: Number.parseFloat(height) } : {};
}

function isBlank(element: PageElement): boolean {
  return !element.hasText && element.elements.every(isBlank);
}

/** Height of the lines of a cell, and of the free space between them. */
interface CellText {
  readonly lines: number;
  readonly room: number;
  /** The same where there is text already, and none to be written by hand. */
  readonly leastRoom: number;
  /** Lines from the first paragraph on that has free space above it. */
  readonly signed: number;
}

function textOf(cell: PageElement, styleOf: StyleOf): CellText {
  const { line, padding } = styleOf(cell);
  if (line !== lineHeight || padding.top + padding.bottom !== cellPadding) {
    throw faultOf(cell, `a row is ${lineHeight} px for each line and ${cellPadding} px of padding high`);
  }
  let [paragraphs, lines, room, signed] = [0, 0, 0, 0];
  for (const paragraph of cell.elements) {
    if (!isText(paragraph)) continue;
    const { margin, padding } = styleOf(paragraph);
    const [around, own] = [margin.top + margin.bottom + padding.top + padding.bottom, linesOf(paragraph)];
    paragraphs += 1;
    lines += own;
    room += around;
    if (around > 0 || signed > 0) signed += own;
  }
  if (paragraphs === 0) return { lines: linesOf(cell), room: 0, leastRoom: 0, signed: 0 };
  const [sign] = room === 0 ? [] : roomsIn(cell, styleOf);
  const isToWrite = cell.elements.find(isText)?.children.length === 0;
  const leastRoom = sign === undefined || isToWrite ? room : room - sign.most + sign.least;
  return { lines, room, leastRoom, signed };
}

/** The paragraphs of a cell above which is room to sign that may give way. */
export function roomsIn(cell: PageElement, styleOf: StyleOf): readonly (Gap & { readonly element: PageElement })[] {
  return cell.elements.filter(isText).flatMap((element) => {
    const { custom, margin } = styleOf(element);
    const least = custom.get(leastMarginTop);
    return least === undefined ? [] : [{ element, most: margin.top, least: Number.parseFloat(least) }];
  });
}
