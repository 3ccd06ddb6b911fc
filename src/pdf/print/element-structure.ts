import { PageElement } from '../../page/element.ts';
import { unescapeHtml } from '../../page/escape.ts';
import { type Scope, StructureElement } from './structure.ts';

/** Structure types (ISO 32000-1, 14.8.4) of the elements that have a meaning; all others only hold them. */
const structureTypes: Readonly<Record<string, string>> = {
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
const inlineElements = new Set(['span', 'br', 'b', 'i', 'em', 'strong']);
/** Parts of a table that its structure does without. */
const rowGroups = new Set(['thead', 'tbody', 'tfoot', 'colgroup', 'col']);

const scopes: Readonly<Record<string, Scope>> = {
  row: 'Row',
  rowgroup: 'Row',
  col: 'Column',
  colgroup: 'Column',
};

/** An element of the page that has a mark, and the element of the structure that its text belongs to. */
interface MarkedElement {
  readonly html: PageElement;
  readonly element: StructureElement;
}

/**
 * The structure of a filled page: its elements as the standard names them, without content yet, one for all the parts
 * that a page end divides it into (`data-rest`, src/page/divide-row.ts). `marked` has for each mark, in document order, the element that its text belongs to; one may have several.
 */
export function structureOf(body: PageElement): { document: StructureElement; marked: readonly MarkedElement[] } {
  const marked: MarkedElement[] = [];
  return { document: filledWith(body, new StructureElement('Document'), marked), marked };
}

function filledWith(html: PageElement, element: StructureElement, marked: MarkedElement[]): StructureElement {
  for (const box of boxesOfText(html)) marked.push({ html: box, element });
  const kids = kidsOf(html);
  // Cells of a row that goes on beside labels stand right of these.
  const labels = html.name === 'tr' ? element.kids.length - kids.length : 0;
  for (const [index, kid] of kids.entries()) {
    const begun =
      kid.get('data-rest') === undefined
        ? undefined
        : element.kids[kid.name === 'td' || kid.name === 'th' ? labels + index : element.kids.length - 1];
    if (begun === undefined) element.kids.push(filledWith(kid, elementOf(kid), marked));
    else filledWith(kid, begun, marked);
  }
  return element;
}

/** The elements that get a mark, in document order: those of {@link structureOf}, without what takes most of its time. */
export function elementsWithMarks(html: PageElement, marked: PageElement[] = []): readonly PageElement[] {
  boxesOfText(html, marked);
  for (const kid of kidsOf(html)) elementsWithMarks(kid, marked);
  return marked;
}

/** The texts that are drawn with the marks of these elements: each without what has a mark of its own. */
export function textsOf(marked: readonly PageElement[]): readonly string[] {
  const own = new Set(marked);
  const texts: string[] = [];
  for (const html of marked) {
    const [only, ...more] = html.children;
    texts.push(unescapeHtml(typeof only === 'string' && more.length === 0 ? only : textIn(html, own)));
  }
  return texts;
}

function textIn({ children }: PageElement, marked: ReadonlySet<PageElement>): string {
  let text = '';
  for (const part of children) {
    if (typeof part === 'string') text += part;
    else if (!marked.has(part)) text += textIn(part, marked);
  }
  return text;
}

function elementOf(html: PageElement): StructureElement {
  const element = new StructureElement(typeOf(html));
  const alt = html.get('aria-label');
  if (alt !== undefined) element.alt = unescapeHtml(alt);
  const bookmark = html.get('data-bookmark');
  if (bookmark !== undefined) element.bookmark = unescapeHtml(bookmark);
  if (html.name === 'th') element.scope = scopes[html.get('scope') ?? ''];
  element.rowSpan = html.number('data-rows') ?? html.number('rowspan') ?? 1;
  element.columnSpan = html.number('colspan') ?? 1;
  if (html.name === 'ol') element.listNumbering = 'Decimal';
  if (html.name === 'ul') element.listNumbering = 'Disc';
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
  return rowGroups.has(html.name) || (inlineElements.has(html.name) && html.get('role') !== 'img');
}

/** `NonStruct` is a box without a meaning of its own (14.8.4.2). */
function typeOf(html: PageElement): string {
  const { name } = html;
  if (html.get('role') === 'img') return 'Figure';
  return structureTypes[name] ?? (inlineElements.has(name) ? 'Span' : 'NonStruct');
}
