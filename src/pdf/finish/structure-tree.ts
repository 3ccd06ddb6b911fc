import { PdfFormatError } from '../document/format-error.ts';
import { IndirectObject, PdfDictionary, resolve, type PdfObject, type PdfString } from '../document/objects.ts';
import { uncounted, type WorkCount } from '../document/reading-budget.ts';

/** Which cells a header cell speaks for (ISO 32000-1, 14.8.5.7). */
export type Scope = 'Row' | 'Column' | 'Both';

/** A structure element (14.7.2) of the logical structure, free of its file. */
export class StructureElement {
  /** Structure type: `P`, `TD`. */
  type: string;
  kids: (StructureElement | MarkedContent)[] = [];
  /** Alternate description (14.9.3). */
  alt: string | undefined;
  language: string | undefined;
  /** Of a heading: its bookmark, where the printed text alone would not tell it from its siblings. */
  bookmark: string | undefined;
  /** Attributes of lists and tables; those of other owners describe looks, which the content has already. */
  listNumbering: string | undefined;
  scope: Scope | undefined;
  rowSpan = 1;
  columnSpan = 1;
  /** Header cells of this cell, nearest first. */
  headers: readonly StructureElement[] = [];

  constructor(type: string, kids: (StructureElement | MarkedContent)[] = []) {
    this.type = type;
    this.kids = kids;
  }
}

/** A marked-content sequence as an item of the structure (14.7.4.2). */
export interface MarkedContent {
  /** Index of the page, from 0. */
  readonly page: number;
  /** Marked-content identifier: of the print first, of the finished page once that is written. */
  mcid: number;
}

/** All elements below and including this one, in document order. */
export function elementsOf(element: StructureElement, found: StructureElement[] = []): StructureElement[] {
  found.push(element);
  for (const kid of element.kids) if (kid instanceof StructureElement) elementsOf(kid, found);
  return found;
}

/** All marked content below this element, in document order. */
export function markedContentOf(element: StructureElement, found: MarkedContent[] = []): MarkedContent[] {
  for (const kid of element.kids) {
    if (isMarkedContent(kid)) found.push(kid);
    else markedContentOf(kid, found);
  }
  return found;
}

export function isMarkedContent(kid: StructureElement | MarkedContent): kid is MarkedContent {
  return !(kid instanceof StructureElement);
}

/** Nesting beyond which a file is taken for hostile; HTML of a form is nested some twenty deep. */
const MAX_LEVELS = 128;

/** Steps that an element costs, as it goes by the memory that it takes, and one of its kids. */
const stepsOfElement = 4;
const stepsOfKid = 1;

/** Bytes that a text of an element may have, as any string of PDF 1.4; in one step of work so many. */
const longestText = 65_535;
const bytesPerStep = 32;

/** Reads the structure tree of a print; throws if it has none, or other content items than marked content. */
export function readStructureTree(
  catalog: PdfDictionary,
  pageIndex: ReadonlyMap<PdfObject, number>,
  work: WorkCount = uncounted,
): StructureElement {
  const root = catalog.dictionary('StructTreeRoot')?.raw('K') ?? null;
  if (!(root instanceof IndirectObject)) throw new PdfFormatError('The print is not tagged');
  return new StructureReader(pageIndex, work).read(root, undefined, 0);
}

class StructureReader {
  readonly #pageIndex: ReadonlyMap<PdfObject, number>;
  readonly #visited = new Set<PdfObject>();
  readonly #work: WorkCount;

  constructor(pageIndex: ReadonlyMap<PdfObject, number>, work: WorkCount) {
    [this.#pageIndex, this.#work] = [pageIndex, work];
  }

  read(object: PdfObject, inheritedPage: number | undefined, level: number): StructureElement {
    const dictionary = resolve(object);
    if (!(dictionary instanceof PdfDictionary) || this.#visited.has(dictionary) || level > MAX_LEVELS) {
      throw new PdfFormatError('The structure tree is damaged');
    }
    this.#visited.add(dictionary);
    this.#work.build(stepsOfElement);
    const element = new StructureElement(dictionary.name('S') ?? '');
    element.alt = this.#text(dictionary.string('Alt'));
    element.language = this.#text(dictionary.string('Lang'));
    readAttributes(element, dictionary.get('A'));
    const page = this.#pageIndex.get(dictionary.raw('Pg')) ?? inheritedPage;
    for (const kid of this.#kidsOf(dictionary)) {
      const value = resolve(kid);
      this.#work.build(stepsOfKid);
      if (typeof value === 'number') element.kids.push(markedContent(page, value));
      else if (!(value instanceof PdfDictionary)) throw new PdfFormatError('The structure tree is damaged');
      else if (value.name('Type') === 'MCR') {
        element.kids.push(markedContent(this.#pageIndex.get(value.raw('Pg')) ?? page, value.number('MCID')));
      } else if (value.name('Type') === 'OBJR') {
        // The annotation of a link; its content is marked like any other.
        if (element.type !== 'Link') throw new PdfFormatError('The file has form fields');
      } else element.kids.push(this.read(kid, page, level + 1));
    }
    return element;
  }

  /** Any number of elements may refer to one string: each makes a text of its own. */
  #text(string: PdfString | undefined): string | undefined {
    if (string === undefined) return undefined;
    if (string.bytes.length > longestText) throw new PdfFormatError('The structure tree is damaged');
    this.#work.build(string.bytes.length / bytesPerStep);
    return string.textValue;
  }

  /** No two elements have one array of kids: many with a long one would cost any amount of work. */
  #kidsOf(dictionary: PdfDictionary): readonly PdfObject[] {
    const kids = dictionary.raw('K');
    const value = resolve(kids);
    if (!Array.isArray(value)) return value === null ? [] : [kids];
    if (this.#visited.has(value)) throw new PdfFormatError('The structure tree is damaged');
    this.#visited.add(value);
    return value;
  }
}

function markedContent(page: number | undefined, mcid: number | undefined): MarkedContent {
  if (page === undefined || mcid === undefined) throw new PdfFormatError('Marked content without page or identifier');
  return { page, mcid };
}

/** Attribute objects that are looked at: an element has one for each owner. */
const mostAttributes = 32;

/** `A` is one attribute object or an array of them (14.7.5). */
function readAttributes(element: StructureElement, object: PdfObject): void {
  for (const item of Array.isArray(object) ? object.slice(0, mostAttributes) : [object]) {
    const attributes = resolve(item);
    if (!(attributes instanceof PdfDictionary)) continue;
    const scope = attributes.name('Scope');
    if (scope === 'Row' || scope === 'Column' || scope === 'Both') element.scope = scope;
    element.rowSpan = attributes.number('RowSpan') ?? element.rowSpan;
    element.columnSpan = attributes.number('ColSpan') ?? element.columnSpan;
    element.listNumbering = attributes.name('ListNumbering') ?? element.listNumbering;
  }
}
