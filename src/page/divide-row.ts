import { cellPadding, rowHeight } from '../pagination/measures.ts';
import type { PlacedRow } from '../pagination/paginate.ts';
import { PageElement } from './element.ts';
import { linesOf } from './flow.ts';
import type { GridRow } from './table-grid.ts';

/**
 * Makes of a row that goes on on further pages as many rows, each with the lines of its page: Chromium would make the cells of a
 * row that it divides itself as high as the page, and close them there; Word closes them under their last line.
 *
 * `data-rest` is on what goes on with what another element began, rows, cells and paragraphs: in the structure of the document
 * they are one. `data-rows` is for how many rows of the structure a label stands.
 *
 * @param parts how many lines stand on each page
 */
export function divideRow(row: GridRow, parts: readonly number[], raised: PlacedRow['raised']): void {
  const cells = row.cells.filter(({ rows }) => rows === 1).map(({ element }) => element);
  const labels = [...row.beside, ...row.cells.filter(({ rows }) => rows > 1)];
  for (const { element } of labels) goOn(element, parts.length - 1);
  if (raised?.above !== undefined) {
    for (const cell of cells) cell.addStyle(`padding-top:${cellPadding / 2 + raised.above}px`);
  }
  let { element } = row;
  let divided = cells;
  for (const lines of parts.slice(0, -1)) {
    const rest = goingOn(element);
    divided = divided.map((cell) => restOfCell(cell, lines));
    rest.children = divided;
    element.replaceWith(element, rest);
    element = rest;
  }
  row.element.set('data-page', 'split');
  const [last = 0] = parts.slice(-1);
  if (raised !== undefined && raised.by > 0) element.addStyle(`height:${rowHeight(last) + raised.by}px`);
}

/** Lets a label stand beside more rows of the page than the document has. */
function goOn(label: PageElement, rows: number): void {
  const rowspan = label.get('rowspan') ?? '1';
  if (label.get('data-rows') === undefined) label.set('data-rows', rowspan);
  label.set('rowspan', String(Number(rowspan) + rows));
}

/** Takes what stands behind so many lines out of a cell, into a cell like it. */
function restOfCell(cell: PageElement, lines: number): PageElement {
  const rest = goingOn(cell);
  const kept: PageElement[] = [];
  const moved: PageElement[] = [];
  let left = lines;
  for (const paragraph of cell.elements.filter(({ name }) => name === 'p')) {
    const own = linesOf(paragraph);
    if (left > 0) kept.push(paragraph);
    if (left === 0) moved.push(paragraph);
    else if (own > left) moved.push(restOfText(paragraph, left));
    left = Math.max(0, left - own);
  }
  // A label without a paragraph stands in the first row alone.
  if (kept.length > 0) cell.children = kept;
  rest.children = moved;
  return rest;
}

/** The same of a text that goes on behind so many line ends, of which the last one is dropped. */
function restOfText(text: PageElement, lineEnds: number): PageElement {
  const kept: (PageElement | string)[] = [];
  const moved: (PageElement | string)[] = [];
  let left = lineEnds;
  for (const child of text.children) {
    if (left === 0) moved.push(child);
    else if (typeof child === 'string') {
      const pieces = child.split('\n');
      kept.push(pieces.slice(0, left).join('\n'));
      if (pieces.length > left) moved.push(pieces.slice(left).join('\n'));
      left = Math.max(0, left - pieces.length + 1);
    } else {
      const own = child.name === 'br' ? 1 : linesOf(child) - 1;
      if (child.name !== 'br' || own < left) kept.push(child);
      if (child.name !== 'br' && own >= left) moved.push(restOfText(child, left));
      left = Math.max(0, left - own);
    }
  }
  const rest = goingOn(text);
  text.children = kept;
  rest.children = moved;
  return rest;
}

/** An element that goes on with what another one began. */
function goingOn(element: PageElement): PageElement {
  const rest = PageElement.of(element.name + element.tag.attributes.replace(/ style="[^"]*"/, ''));
  rest.set('data-rest', '');
  return rest;
}
