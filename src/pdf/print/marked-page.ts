import type { FilledPage } from '../../documents/ports.ts';
import type { PageElement } from '../../page/element.ts';
import { parsePage } from '../../page/parse.ts';
import { type StartTags, serialisePage } from '../../page/serialise.ts';
import type { Tag } from '../../page/tag.ts';
import { elementsWithMarks, structureOf, textsOf } from './element-structure.ts';
import type { StructureElement } from './structure.ts';

/** The marks of one page of a print. */
export interface Marks {
  /** The first one: those before it belong to other pages of the same print. */
  readonly first: number;
  /** How many there are. */
  readonly count: number;
}

/** The structure of a page, and what it says of each mark. */
export interface PageStructure {
  readonly document: StructureElement;
  /** For each mark, in order, the element that its text belongs to; one may have several. */
  readonly marked: readonly StructureElement[];
  /** For each mark the text that it was filled with. */
  readonly texts: readonly string[];
}

/** Black is no mark: margin boxes and rules are black. White, the highest colour, is none either. */
const firstMark = 1;
const lastMark = 0xfffffe;

/**
 * The inner HTML of the bodies of one print, each element that holds text in the colour of a mark that no other one has,
 * without what is not drawn. By its marks the text is found again in the print: Chromium can tag a print itself, at
 * twice the cost and in its own words; instead the structure is that of the HTML, which is ours (ADR 0070).
 */
export function markPages(pages: readonly FilledPage[]): string[] {
  const [only, ...others] = pages;
  if (only?.alone !== undefined && others.length === 0) return [only.alone.body];
  let first = firstMark;
  return pages.map((page) => {
    const body = markPage(page, first);
    first += markCount(page);
    return body;
  });
}

/** A filled page that is marked already for the case that it is printed alone. */
export function markedAlone(page: FilledPage): FilledPage {
  return { ...page, alone: { body: markPage(page, firstMark), markCount: markCount(page) } };
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
  let first = firstMark;
  return pages.map((page) => {
    const marks = { first, count: markCount(page) };
    first += marks.count;
    return marks;
  });
}

/** The structure of a filled page, for the text found by its marks. */
export function pageStructure(page: FilledPage): PageStructure {
  const { document, marked } = structureOf(parsePage(page.body));
  const [elements, boxes]: [StructureElement[], PageElement[]] = [[], []];
  for (const { element, html } of marked) {
    elements.push(element);
    boxes.push(html);
  }
  return { document, marked: elements, texts: textsOf(boxes) };
}

function markPage(page: FilledPage, first: number): string {
  const tree = parsePage(page.body);
  const marked = elementsWithMarks(tree);
  counts.set(page, marked.length);
  if (first + marked.length > lastMark) throw new RangeError('A print has more elements than there are colours');
  return serialisePage(tree, new MarkedTags(marked, first));
}

/** The start tags of what is drawn, those of marked elements with their colours. */
class MarkedTags implements StartTags {
  readonly #colours = new Map<PageElement, number>();

  constructor(marked: readonly PageElement[], first: number) {
    for (const element of marked) this.#colours.set(element, first + this.#colours.size);
  }

  of(element: PageElement): string {
    const colour = this.#colours.get(element);
    return colour === undefined ? drawn(element.tag) : markedTag(element.tag, colour);
  }
}

function markedTag({ name, attributes }: Tag, colour: number): string {
  const style = `color:#${colour.toString(16).padStart(6, '0')}`;
  const kept = attributes.replace(notDrawn, '');
  return kept.includes(styleStart)
    ? `<${name}${kept.replace(styleStart, `${styleStart}${style};`)}>`
    : `<${name}${kept}${styleStart}${style}">`;
}

const styleStart = ' style="';

/** What says nothing of how an element looks: the structure has it from the page itself, and the browser need not read it. */
const notDrawn = / (?:role|scope|aria-label|aria-hidden|data-bookmark|title|id)="[^"]*"/g;

/** The start tag without that, for which elements that are written alike share one. */
function drawn(tag: Tag): string {
  const known = drawnTags.get(tag);
  if (known !== undefined) return known;
  const start = tag.start.replace(notDrawn, '');
  drawnTags.set(tag, start);
  return start;
}

const drawnTags = new WeakMap<Tag, string>();

function markCount(page: CountedPage): number {
  return page.markCount ?? counts.get(page) ?? elementsWithMarks(parsePage(page.body)).length;
}

/** Of pages that were printed, which is known from then on. */
const counts = new WeakMap<FilledPage, number>();
