import { StructureElement, type Scope } from '../archive/structure-tree.ts';
import type { HtmlElement } from './html-elements.ts';

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

/** An element whose text has a mark, and the structure element that this text belongs to. */
export interface MarkedElement {
  readonly html: HtmlElement;
  readonly element: StructureElement;
}

/**
 * The structure of a filled page: its elements as the standard names them, without content yet. `marked` gets every
 * element that gets a mark, in document order.
 */
export function structureOf(body: HtmlElement, marked: MarkedElement[]): StructureElement {
  return fill(new StructureElement('Document'), body, marked);
}

function elementOf(html: HtmlElement, marked: MarkedElement[]): StructureElement {
  const element = new StructureElement(typeOf(html));
  const number = (name: string): number => Number(html.attributes.get(name) ?? 1);
  const alt = html.attributes.get('aria-label');
  if (alt !== undefined) element.alt = unescapeHtml(alt);
  const bookmark = html.attributes.get('data-bookmark');
  if (bookmark !== undefined) element.bookmark = unescapeHtml(bookmark);
  if (html.name === 'th') element.scope = SCOPES[html.attributes.get('scope') ?? ''];
  element.rowSpan = number('rowspan');
  element.columnSpan = number('colspan');
  if (html.name === 'ol') element.listNumbering = 'Decimal';
  if (html.name === 'ul') element.listNumbering = 'Disc';
  return fill(element, html, marked);
}

function fill(element: StructureElement, html: HtmlElement, marked: MarkedElement[]): StructureElement {
  markText(html, element, marked);
  addKids(element.kids, html, marked);
  return element;
}

/** What stands in a line or a row group belongs to what is around it. */
function addKids(kids: StructureElement['kids'], html: HtmlElement, marked: MarkedElement[]): void {
  for (const child of html.children) {
    if (child.attributes.get('aria-hidden') === 'true') continue;
    if (isTransparent(child)) addKids(kids, child, marked);
    else kids.push(elementOf(child, marked));
  }
}

/**
 * A line has one mark, whatever its letters are spread or wrapped with. Boxes side by side, such as a signature and its
 * date, have one each: Chromium draws what a page has room for of each before it goes to the next page.
 */
function markText(html: HtmlElement, element: StructureElement, marked: MarkedElement[]): void {
  if (html.hasText) marked.push({ html, element });
  else for (const child of html.children) if (isTransparent(child)) markText(child, element, marked);
}

function isTransparent({ name, attributes }: HtmlElement): boolean {
  return ROW_GROUPS.has(name) || (INLINE.has(name) && attributes.get('role') !== 'img');
}

/** `NonStruct` is a box without a meaning of its own (14.8.4.2). */
function typeOf({ name, attributes }: HtmlElement): string {
  if (attributes.get('role') === 'img') return 'Figure';
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
  return text.replace(/&(?:amp|lt|gt|quot|#x27|#x60|#x3D);/g, (entity) => ENTITIES[entity] ?? entity);
}
