import { StructureElement, type Scope } from './structure.ts';
import { attributeOf, type HtmlElement } from '../marks/html-elements.ts';

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
export function structureOf(body: HtmlElement, marked: MarkedElement[]): StructureElement {
  return fill(new StructureElement('Document'), body, marked);
}

/** An element of the page that has a mark, and the element of the structure that its text belongs to. */
export interface MarkedElement {
  readonly html: HtmlElement;
  readonly element: StructureElement;
}

/** The elements that get a mark, in document order. */
export function elementsWithMarks(body: HtmlElement): HtmlElement[] {
  const marked: HtmlElement[] = [];
  const visit = (html: HtmlElement): void => {
    boxesOfText(html, marked);
    kidsOf(html).forEach(visit);
  };
  visit(body);
  return marked;
}

/** The texts that are drawn with the marks of these elements: each without what has a mark of its own. */
export function textsOf(marked: readonly HtmlElement[]): readonly string[] {
  const own = new Set(marked);
  return marked.map((html) => {
    const [only, ...more] = html.content;
    return unescapeHtml(typeof only === 'string' && more.length === 0 ? only : textIn(html, own));
  });
}

function textIn({ content }: HtmlElement, marked: ReadonlySet<HtmlElement>): string {
  let text = '';
  for (const part of content) {
    if (typeof part === 'string') text += part;
    else if (!marked.has(part)) text += textIn(part, marked);
  }
  return text;
}

function elementOf(html: HtmlElement, marked: MarkedElement[]): StructureElement {
  const element = new StructureElement(typeOf(html));
  const number = (name: string): number => Number(attributeOf(html, name) ?? 1);
  const alt = attributeOf(html, 'aria-label');
  if (alt !== undefined) element.alt = unescapeHtml(alt);
  const bookmark = attributeOf(html, 'data-bookmark');
  if (bookmark !== undefined) element.bookmark = unescapeHtml(bookmark);
  if (html.name === 'th') element.scope = SCOPES[attributeOf(html, 'scope') ?? ''];
  element.rowSpan = number('rowspan');
  element.columnSpan = number('colspan');
  if (html.name === 'ol') element.listNumbering = 'Decimal';
  if (html.name === 'ul') element.listNumbering = 'Disc';
  return fill(element, html, marked);
}

function fill(element: StructureElement, html: HtmlElement, marked: MarkedElement[]): StructureElement {
  for (const box of boxesOfText(html)) marked.push({ html: box, element });
  for (const kid of kidsOf(html)) element.kids.push(elementOf(kid, marked));
  return element;
}

/** The elements below one that are elements of the structure: what stands in a line or a row group belongs to what is around it. */
function kidsOf(html: HtmlElement, kids: HtmlElement[] = []): HtmlElement[] {
  for (const child of html.children) {
    if (attributeOf(child, 'aria-hidden') === 'true') continue;
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
function boxesOfText(html: HtmlElement, boxes: HtmlElement[] = []): HtmlElement[] {
  if (html.hasText) boxes.push(html);
  else for (const child of html.children) if (isTransparent(child)) boxesOfText(child, boxes);
  return boxes;
}

function isTransparent(html: HtmlElement): boolean {
  return ROW_GROUPS.has(html.name) || (INLINE.has(html.name) && attributeOf(html, 'role') !== 'img');
}

/** `NonStruct` is a box without a meaning of its own (14.8.4.2). */
function typeOf(html: HtmlElement): string {
  const { name } = html;
  if (attributeOf(html, 'role') === 'img') return 'Figure';
  return TYPES[name] ?? (INLINE.has(name) ? 'Span' : 'NonStruct');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
  '&#x60;': '`',
  '&#x3D;': '=',
};

function unescapeHtml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:amp|lt|gt|quot|#x27|#x60|#x3D);/g, (entity) => ENTITIES[entity] ?? entity);
}
