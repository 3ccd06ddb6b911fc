import type { PageElement } from '../../page/element.ts';
import { faultOf } from '../../page/fault.ts';
import type { StyleOf } from '../../page/style/style.ts';
import { type GridCell, type GridRow, type TableGrid, layOutTable } from '../../page/table-grid.ts';
import { cellContentWidth } from '../../page/widths.ts';
import { runsOf } from './inline.ts';
import type { ParagraphStyles } from './paragraph-styles.ts';
import { type Cell, type ParagraphOptions, type Row, type TextRun, paragraph } from './wordprocessing.ts';

/** What the paragraphs of a document are made with. */
export interface ParagraphParts {
  readonly styles: ParagraphStyles;
  readonly styleOf: StyleOf;
}

/**
 * The rows of a ruled table of the page, as rows of a Word table: cells beside a label that goes on are merged with it, and
 * the rows of a list stand in the section of its tag.
 *
 * @param keepNext whether its last row never parts from what is below the table
 */
export function ruledRows(
  table: PageElement,
  textBlock: number,
  keepNext: boolean,
  parts: ParagraphParts,
): readonly Row[] {
  const grid = layOutTable(table, textBlock);
  return grid.rows.map((row, index) => {
    const isLast = index === grid.rows.length - 1;
    return ruledRow(row, grid, { keepNext: row.isHead || (keepNext && isLast) }, parts);
  });
}

function ruledRow(row: GridRow, { edges }: TableGrid, options: ParagraphOptions, parts: ParagraphParts): Row {
  const edgeOf = ({ to }: GridCell): number => edges[to] ?? 0;
  const others = row.cells.filter(({ element }) => element.get(labelOfList) === undefined);
  const own = others.length === 0 ? row.cells : others;
  const beside = row.beside.map((label): Cell => {
    const content = paragraph(parts.styles.of(label.element), [], options);
    return { edge: edgeOf(label), merge: 'continue', content };
  });
  const cells = row.cells.map((cell): Cell => {
    const { element } = cell;
    const opened = cell === own[0] ? tagsOf(row.element, 'first') : '';
    const closed = cell === own.at(-1) ? tagsOf(row.element, 'last') : '';
    const content = cellContent(cell, { opened, closed }, options, parts);
    return { edge: edgeOf(cell), content, ...(isLabelOfRows(element) ? { merge: 'restart' } : {}) };
  });
  return { cells: [...beside, ...cells], head: row.isHead, splits: row.element.classes.includes('flow') };
}

const isLabelOfRows = (cell: PageElement): boolean => cell.get('scope') === 'rowgroup';

/**
 * The attribute of a label that stands in the first row of a list alone. Its cell is before the opening tag of the list, by
 * which the renderer tells it from the labels of the items (src/docx/template-tokens.ts).
 */
export const labelOfList = 'data-of-list';

/** What the tag of a section begins with, by the element of a page that is filled with tags. */
export const sectionSigns: Readonly<Record<string, string>> = { each: '#', when: '#', unless: '^' };

/** Tags of the sections whose first or last row it is. */
function tagsOf(element: PageElement, end: 'first' | 'last'): string {
  const section = element.parent;
  const sign = sectionSigns[section?.name ?? ''];
  if (section === undefined || sign === undefined) return '';
  const of = section.get('of') ?? '';
  if (end === 'first') return element.previous === undefined ? `${tagsOf(section, end)}{${sign}${of}}` : '';
  return section.elements.at(-1) === element ? `{/${of}}${tagsOf(section, end)}` : '';
}

interface SectionTags {
  readonly opened: string;
  readonly closed: string;
}

function cellContent(
  { element, width }: GridCell,
  { opened, closed }: SectionTags,
  options: ParagraphOptions,
  parts: ParagraphParts,
): string {
  const paragraphs = element.elements.filter(({ name }) => name === 'p');
  if (paragraphs.length > 0 && paragraphs.length < element.children.length) {
    throw faultOf(element, 'beside its paragraphs stands what is none, and Word would lose it');
  }
  const texts = paragraphs.length === 0 ? [element] : paragraphs;
  const inner = cellContentWidth(parts.styleOf(element), width);
  return texts
    .map((text, index) => {
      const runs = [...runsOf(text, parts.styleOf)];
      if (index === 0) addText(runs, 0, (first) => opened + first);
      if (index === texts.length - 1) addText(runs, runs.length - 1, (last) => last + closed);
      const own = text === element ? {} : paragraphOptions(text, inner, parts.styleOf);
      return paragraph(parts.styles.of(text), runs, { ...own, ...options });
    })
    .join('');
}

function addText(runs: TextRun[], at: number, change: (text: string) => string): void {
  const run = runs[at] ?? { text: '' };
  runs.splice(Math.max(0, at), 1, { ...run, text: change(run.text) });
}

/** Free space and indents of a paragraph of a cell so many px wide. */
export function paragraphOptions(element: PageElement, column: number, styleOf: StyleOf): ParagraphOptions {
  const { margin, padding } = styleOf(element);
  const before = margin.top + padding.top;
  return {
    ...(before > 0 ? { before } : {}),
    ...(margin.bottom > 0 ? { after: margin.bottom } : {}),
    ...indents(element, column, styleOf),
  };
}

/** Where the lines of a paragraph begin and end in a column so many px wide; boxes side by side stand at its two edges. */
export function indents(element: PageElement, column: number, styleOf: StyleOf): ParagraphOptions {
  const { padding, display } = styleOf(element);
  return {
    ...(padding.left > 0 ? { indent: padding.left } : {}),
    ...(display === 'flex' ? { rightTab: column - padding.right } : {}),
    ...(display !== 'flex' && padding.right > 0 ? { indentRight: padding.right } : {}),
  };
}
