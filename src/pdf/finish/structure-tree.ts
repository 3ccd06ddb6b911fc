import type { ElementProperties, Scope } from '../print/structure.ts';
import { PdfFormatError } from '../syntax/format-error.ts';
import { IndirectObject, PdfDictionary, type PdfObject, type PdfString, resolve } from '../syntax/objects.ts';
import { type WorkCount, uncounted } from '../syntax/reading-budget.ts';

/** A structure element (ISO 32000-1, 14.7.2) of a finished file. */
export interface TaggedElement extends ElementProperties {
  /** Structure type: `P`, `TD`. */
  readonly type: string;
  readonly kids: readonly (TaggedElement | MarkedContent)[];
}

/** A marked-content sequence as an item of the structure (14.7.4.2). */
export interface MarkedContent {
  /** Index of the page, from 0. */
  readonly page: number;
  /** Marked-content identifier. */
  readonly mcid: number;
}

/** An element; without properties given it has none. */
export function taggedElement(
  type: string,
  kids: TaggedElement['kids'],
  { alt, bookmark, listNumbering, scope, rowSpan = 1, columnSpan = 1 }: Partial<ElementProperties> = {},
): TaggedElement {
  return { type, kids, alt, bookmark, listNumbering, scope, rowSpan, columnSpan };
}

export function isMarkedContent(kid: TaggedElement | MarkedContent): kid is MarkedContent {
  return 'mcid' in kid;
}

/** The elements among the kids of one. */
export function elementsIn({ kids }: TaggedElement): readonly TaggedElement[] {
  return kids.filter((kid): kid is TaggedElement => !isMarkedContent(kid));
}

/** All elements below and including this one, in document order. */
export function elementsOf(element: TaggedElement, found: TaggedElement[] = []): TaggedElement[] {
  found.push(element);
  for (const kid of element.kids) if (!isMarkedContent(kid)) elementsOf(kid, found);
  return found;
}

/** All marked content below this element, in document order. */
export function markedContentOf(element: TaggedElement, found: MarkedContent[] = []): MarkedContent[] {
  for (const kid of element.kids) {
    if (isMarkedContent(kid)) found.push(kid);
    else markedContentOf(kid, found);
  }
  return found;
}

/** Nesting beyond which a file is taken for hostile; HTML of a form is nested some twenty deep. */
const mostLevels = 128;

/** Steps that an element costs, as it goes by the memory that it takes, and one of its kids. */
const stepsOfElement = 4;
const stepsOfKid = 1;

/** Bytes that a text of an element may have, as any string of PDF 1.4; in one step of work so many. */
const longestText = 65_535;
const bytesPerStep = 32;

/** Reads the structure tree of a file. Throws PdfFormatError if it has none, or other content items than marked content. */
export function readStructureTree(
  catalog: PdfDictionary,
  pages: readonly { readonly object: IndirectObject }[],
  work: WorkCount = uncounted,
): TaggedElement {
  const root = catalog.dictionary('StructTreeRoot')?.raw('K') ?? null;
  if (!(root instanceof IndirectObject)) throw new PdfFormatError('The print is not tagged');
  const pageIndex = new Map(pages.map(({ object }, index): [PdfObject, number] => [object, index]));
  return new StructureReader(pageIndex, work).read(root, undefined, 0);
}

class StructureReader {
  readonly #pageIndex: ReadonlyMap<PdfObject, number>;
  readonly #visited = new Set<PdfObject>();
  readonly #work: WorkCount;

  constructor(pageIndex: ReadonlyMap<PdfObject, number>, work: WorkCount) {
    [this.#pageIndex, this.#work] = [pageIndex, work];
  }

  read(object: PdfObject, inheritedPage: number | undefined, level: number): TaggedElement {
    const dictionary = resolve(object);
    if (!(dictionary instanceof PdfDictionary) || this.#visited.has(dictionary) || level > mostLevels) {
      throw new PdfFormatError('The structure tree is damaged');
    }
    this.#visited.add(dictionary);
    this.#work.build(stepsOfElement);
    const type = dictionary.name('S') ?? '';
    const alt = this.#text(dictionary.string('Alt'));
    const kids: (TaggedElement | MarkedContent)[] = [];
    const page = this.#pageIndex.get(dictionary.raw('Pg')) ?? inheritedPage;
    for (const kid of this.#kidsOf(dictionary)) {
      const value = resolve(kid);
      this.#work.build(stepsOfKid);
      if (typeof value === 'number') kids.push(markedContent(page, value));
      else if (!(value instanceof PdfDictionary)) throw new PdfFormatError('The structure tree is damaged');
      else if (value.name('Type') === 'MCR') {
        kids.push(markedContent(this.#pageIndex.get(value.raw('Pg')) ?? page, value.number('MCID')));
      } else if (value.name('Type') === 'OBJR') {
        // The annotation of a link; its content is marked like any other.
        if (type !== 'Link') throw new PdfFormatError('The file has form fields');
      } else kids.push(this.read(kid, page, level + 1));
    }
    return taggedElement(type, kids, { alt, ...attributesOf(dictionary.get('A')) });
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
function attributesOf(object: PdfObject): Partial<ElementProperties> {
  let [scope, listNumbering]: [Scope | undefined, string | undefined] = [undefined, undefined];
  let [rowSpan, columnSpan] = [1, 1];
  for (const item of Array.isArray(object) ? object.slice(0, mostAttributes) : [object]) {
    const attributes = resolve(item);
    if (!(attributes instanceof PdfDictionary)) continue;
    const name = attributes.name('Scope');
    if (name === 'Row' || name === 'Column' || name === 'Both') scope = name;
    rowSpan = attributes.number('RowSpan') ?? rowSpan;
    columnSpan = attributes.number('ColSpan') ?? columnSpan;
    listNumbering = attributes.name('ListNumbering') ?? listNumbering;
  }
  return { scope, rowSpan, columnSpan, listNumbering };
}
