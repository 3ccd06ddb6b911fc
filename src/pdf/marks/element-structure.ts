import { StructureElement, type Scope } from '../archive/structure-tree.ts';
import { PageElement } from '../../page/element.ts';
import { unescapeHtml } from '../../page/escape.ts';

/** Structure types (ISO 32000-1, 14.8.4) of the elements that have a meaning; all others only hold them. */
const TYPES: Readonly<Record<string, string>> = {
  p: 'P',
  h1: 'H1',
  h2: 'H2',
  h3: 'H3',
  table: 'Table',
  tr: 'TR',
  th: 'TH',
  td: 'TD',
  ol: 'L',
  ul: 'L',
  li: 'LI',
};

/** Elements that stand in a line of text and add nothing to its structure. */
const INLINE = new Set(['span', 'br', 'b', 'i', 'em', 'strong']);
/** Parts of a table that its structure does without. */
const ROW_GROUPS = new Set(['thead', 'tbody', 'tfoot', 'colgroup', 'col']);

const SCOPES: Readonly<Record<string, Scope>> = {
  row: 'Row',
  rowgroup: 'Row',
  col: 'Column',
  colgroup: 'Column',
};

/**
 * The structure of a filled page: its elements as the standard names them, without content yet. `marked` gets for each
 * mark, in document order, the element that its text belongs to; one may have several.
 */
export function structureOf(body: PageElement, marked: MarkedElement[]): StructureElement {
  return fill(new StructureElement('Document'), body, marked);
}

/** An element of the page that has a mark, and the element of the structure that its text belongs to. */
export interface MarkedElement {
  readonly html: PageElement;
  readonly element: StructureElement;
}

/** The elements that get a mark, in document order. */
export function elementsWithMarks(body: PageElement): PageElement[] {
  const marked: PageElement[] = [];
  const visit = (html: PageElement): void => {
    boxesOfText(html, marked);
    kidsOf(html).forEach(visit);
  };
  visit(body);
  return marked;
}

/** The texts that are drawn with the marks of these elements: each without what has a mark of its own. */
export function textsOf(marked: readonly PageElement[]): readonly string[] {
  const own = new Set(marked);
  return marked.map((html) => {
    const [only, ...more] = html.children;
    return unescapeHtml(typeof only === 'string' && more.length === 0 ? only : textIn(html, own));
  });
}

function textIn({ children }: PageElement, marked: ReadonlySet<PageElement>): string {
  let text = '';
  for (const part of children) {
    if (typeof part === 'string') text += part;
    else if (!marked.has(part)) text += textIn(part, marked);
  }
  return text;
}

function elementOf(html: PageElement, marked: MarkedElement[]): StructureElement {
  const element = new StructureElement(typeOf(html));
  const number = (name: string): number => html.number(name) ?? 1;
  const alt = html.get('aria-label');
  if (alt !== undefined) element.alt = unescapeHtml(alt);
  const bookmark = html.get('data-bookmark');
  if (bookmark !== undefined) element.bookmark = unescapeHtml(bookmark);
  if (html.name === 'th') element.scope = SCOPES[html.get('scope') ?? ''];
  element.rowSpan = number('rowspan');
  element.columnSpan = number('colspan');
  if (html.name === 'ol') element.listNumbering = 'Decimal';
  if (html.name === 'ul') element.listNumbering = 'Disc';
  return fill(element, html, marked);
}

function fill(element: StructureElement, html: PageElement, marked: MarkedElement[]): StructureElement {
  for (const box of boxesOfText(html)) marked.push({ html: box, element });
  for (const kid of kidsOf(html)) element.kids.push(elementOf(kid, marked));
  return element;
}

/** The elements below one that are elements of the structure: what stands in a line or a row group belongs to what is around it. */
function kidsOf(html: PageElement, kids: PageElement[] = []): PageElement[] {
  for (const child of html.elements) {
    if (child.get('aria-hidden') === 'true') continue;
    if (isTransparent(child)) kidsOf(child, kids);
    else kids.push(child);
  }
  return kids;
}

/**
 * The elements that hold the text of one, each of which gets a mark. A line has one, whatever its letters are spread or
 * wrapped with. Boxes side by side, such as a signature and its date, have one each: Chromium draws what a page has
 * room for of each before it goes to the next page.
 */
function boxesOfText(html: PageElement, boxes: PageElement[] = []): PageElement[] {
  if (html.hasText) boxes.push(html);
  else for (const child of html.elements) if (isTransparent(child)) boxesOfText(child, boxes);
  return boxes;
}

function isTransparent(html: PageElement): boolean {
  return ROW_GROUPS.has(html.name) || (INLINE.has(html.name) && html.get('role') !== 'img');
}

/** `NonStruct` is a box without a meaning of its own (14.8.4.2). */
function typeOf(html: PageElement): string {
  const { name } = html;
  if (html.get('role') === 'img') return 'Figure';
  return TYPES[name] ?? (INLINE.has(name) ? 'Span' : 'NonStruct');
}
