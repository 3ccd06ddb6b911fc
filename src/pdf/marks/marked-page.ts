import type { FilledPage } from '../../documents/ports.ts';
import type { StructureElement } from '../archive/structure-tree.ts';
import { structureOf, type MarkedElement } from './element-structure.ts';
import { readElements, type HtmlElement } from './html-elements.ts';

/**
 * A filled page whose text can be found again in the print. Chromium can tag a print itself, at twice the cost and in
 * its own words; instead every element that holds text gets a colour of its own, and the structure is that of the
 * HTML, which is ours (ADR 0070).
 */
export interface MarkedPage extends Marks {
  /** The inner HTML of the body, each element that holds text in the colour of its mark. */
  readonly body: string;
}

/** The marks of one page of a print. */
export interface Marks {
  /** The first one: those before it belong to other pages of the same print. */
  readonly first: number;
  /** How many there are. */
  readonly count: number;
}

/** The structure of a page without content, made anew each time: whoever fills it changes it. */
export interface PageStructure {
  readonly document: StructureElement;
  /** For each mark, in order, the element that its text belongs to; one may have several. */
  readonly marked: readonly StructureElement[];
}

/** Black is no mark: margin boxes and rules are black. White, the highest colour, is none either. */
const FIRST_MARK = 1;
const LAST_MARK = 0xfffffe;

/** Marks the pages of one print, each element with a mark that no other one has. */
export function markPages(pages: readonly FilledPage[]): MarkedPage[] {
  let first = FIRST_MARK;
  return pages.map((page) => {
    const marked = markPage(page, first);
    first += marked.count;
    return marked;
  });
}

/** The marks of the pages of one print, as {@link markPages} sets them. */
export function marksOf(pages: readonly FilledPage[]): Marks[] {
  let first = FIRST_MARK;
  return pages.map((page) => {
    const marks = { first, count: markCount(page) };
    first += marks.count;
    return marks;
  });
}

/** The structure of a filled page, for the text found by its marks. */
export function pageStructure(page: FilledPage): PageStructure {
  const { document, marked } = unused.get(page) ?? structureWithMarks(page);
  unused.delete(page);
  return { document, marked: marked.map(({ element }) => element) };
}

function markPage(page: FilledPage, first: number): MarkedPage {
  const { body } = page;
  const marked = markedElements(page);
  if (first + marked.length > LAST_MARK) throw new RangeError('A print has more elements than there are colours');
  let out = '';
  let copied = 0;
  marked.forEach(({ html }, index) => {
    const colour = `color:#${(first + index).toString(16).padStart(6, '0')}`;
    const { attributesEnd, styleStart } = html;
    const at = styleStart ?? attributesEnd;
    out += body.slice(copied, at) + (styleStart === undefined ? ` style="${colour}"` : `${colour};`);
    copied = at;
  });
  return { body: out + body.slice(copied), first, count: marked.length };
}

interface MarkedStructure {
  readonly document: StructureElement;
  readonly marked: readonly MarkedElement[];
}

function structureWithMarks(page: FilledPage): MarkedStructure {
  const marked: MarkedElement[] = [];
  return { document: structureOf(elementsOf(page), marked), marked };
}

/** What the marks are counted by is kept for the one who asks for the structure first. */
function markedElements(page: FilledPage): readonly MarkedElement[] {
  const structure = structureWithMarks(page);
  unused.set(page, structure);
  counts.set(page, structure.marked.length);
  return structure.marked;
}

function markCount(page: FilledPage): number {
  return counts.get(page) ?? markedElements(page).length;
}

const unused = new WeakMap<FilledPage, MarkedStructure>();

/** Read once for the print and the document that is made of it. */
const elements = new WeakMap<FilledPage, HtmlElement>();
const counts = new WeakMap<FilledPage, number>();

function elementsOf(page: FilledPage): HtmlElement {
  let root = elements.get(page);
  if (root === undefined) elements.set(page, (root = readElements(page.body)));
  return root;
}
