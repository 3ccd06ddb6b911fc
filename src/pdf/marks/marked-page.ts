import type { FilledPage } from '../../documents/ports.ts';
import type { StructureElement } from '../archive/structure-tree.ts';
import { elementsWithMarks, structureOf, textsOf, type MarkedElement } from './element-structure.ts';
import type { PageElement } from '../../page/element.ts';
import { pageTree } from '../../page/page-tree.ts';
import { serialisePage } from '../../page/serialise.ts';

/**
 * A filled page whose text can be found again in the print. Chromium can tag a print itself, at twice the cost and in
 * its own words; instead every element that holds text gets a colour of its own, and the structure is that of the
 * HTML, which is ours (ADR 0070).
 */
export interface MarkedPage extends Marks {
  /** The inner HTML of the body, each element that holds text in the colour of its mark, without what is not drawn. */
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
  /** For each mark the text that it was filled with. */
  readonly texts: readonly string[];
}

/** Black is no mark: margin boxes and rules are black. White, the highest colour, is none either. */
const FIRST_MARK = 1;
const LAST_MARK = 0xfffffe;

/** Marks the pages of one print, each element with a mark that no other one has. */
export function markPages(pages: readonly FilledPage[]): MarkedPage[] {
  const [page, ...others] = pages;
  if (page?.alone !== undefined && others.length === 0) {
    const { body, markCount } = page.alone;
    counts.set(page, markCount);
    return [{ body, first: FIRST_MARK, count: markCount }];
  }
  let first = FIRST_MARK;
  return pages.map((page) => {
    const marked = markPage(page, first);
    first += marked.count;
    return marked;
  });
}

/** A filled page that is marked already for the case that it is printed alone. */
export function markedAlone(page: FilledPage): FilledPage {
  const { body, count } = markPage(page, FIRST_MARK);
  return { ...page, alone: { body, markCount: count } };
}

/** A filled page whose marks have been counted. */
export interface CountedPage extends FilledPage {
  readonly markCount?: number;
}

/** For another thread, which need not read all pages of a print then to know where the marks of one start. */
export function counted(page: FilledPage): CountedPage {
  const { alone, ...rest } = page;
  return { ...rest, markCount: alone?.markCount ?? markCount(page) };
}

/** The marks of the pages of one print, as {@link markPages} sets them. */
export function marksOf(pages: readonly CountedPage[]): Marks[] {
  let first = FIRST_MARK;
  return pages.map((page) => {
    const marks = { first, count: page.markCount ?? markCount(page) };
    first += marks.count;
    return marks;
  });
}

/** The structure of a filled page, for the text found by its marks. */
export function pageStructure(page: FilledPage): PageStructure {
  const marked: MarkedElement[] = [];
  return {
    document: structureOf(pageTree(page), marked),
    marked: marked.map(({ element }) => element),
    texts: textsOf(marked.map(({ html }) => html)),
  };
}

function markPage(page: FilledPage, first: number): MarkedPage {
  const marked = markedElements(page);
  if (first + marked.length > LAST_MARK) throw new RangeError('A print has more elements than there are colours');
  const colours = new Map(
    marked.map((element, index) => [element, `color:#${(first + index).toString(16).padStart(6, '0')}`]),
  );
  const body = serialisePage(pageTree(page), { without: notDrawn, styleOf: (element) => colours.get(element) });
  return { body, first, count: marked.length };
}

/** What says nothing of how an element looks: the structure has it from the page itself, and the browser need not read it. */
const notDrawn = / (?:role|scope|aria-label|aria-hidden|data-bookmark|title|id)="[^"]*"/g;

function markedElements(page: FilledPage): readonly PageElement[] {
  const marked = elementsWithMarks(pageTree(page));
  counts.set(page, marked.length);
  return marked;
}

function markCount(page: FilledPage): number {
  return counts.get(page) ?? markedElements(page).length;
}

/** Of pages that were printed, which is known from then on. */
const counts = new WeakMap<FilledPage, number>();
