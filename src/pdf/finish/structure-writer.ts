import { IndirectObject, PdfDictionary, PdfName, type PdfObject, PdfString } from '../syntax/objects.ts';
import { type TaggedElement, elementsOf, isMarkedContent } from './structure-tree.ts';
import { headersOf } from './table-grid.ts';

/**
 * The structure tree root and its elements as objects (ISO 32000-1, 14.7.2), with parent tree and identifiers, which
 * count the header cells in document order.
 */
export function writeStructureTree(document: TaggedElement, pages: readonly IndirectObject[]): IndirectObject {
  const writer = new StructureWriter(document, pages);
  const root = PdfDictionary.of({ Type: PdfName.of('StructTreeRoot') });
  const rootObject = new IndirectObject(root);
  root.set('K', writer.write(document, rootObject));
  const numbers = pages.flatMap((_, index) => [index, writer.ownersOf(index)]);
  root.set('ParentTree', new IndirectObject(PdfDictionary.of({ Nums: numbers })));
  root.set('ParentTreeNextKey', pages.length);
  const names = writer.identifiers().flat();
  // Its root may not be empty.
  if (names.length > 0) root.set('IDTree', new IndirectObject(PdfDictionary.of({ Names: names })));
  return rootObject;
}

/** Writes the elements of one document, or of one item of a volume. */
export class StructureWriter {
  readonly #objects = new Map<TaggedElement, IndirectObject>();
  readonly #headers = new Map<TaggedElement, readonly TaggedElement[]>();
  readonly #ids = new Map<TaggedElement, PdfString>();
  /** By page, then by marked-content identifier. */
  readonly #owners: IndirectObject[][];
  readonly #pages: readonly IndirectObject[];

  /** `idPrefix` keeps the identifiers of the items of a volume apart. */
  constructor(document: TaggedElement, pages: readonly IndirectObject[], idPrefix = '') {
    this.#pages = pages;
    this.#owners = pages.map(() => []);
    for (const element of elementsOf(document)) {
      const object = new IndirectObject(null);
      this.#objects.set(element, object);
      for (const kid of element.kids) {
        const owners = isMarkedContent(kid) ? this.#owners[kid.page] : undefined;
        if (owners !== undefined && isMarkedContent(kid)) owners[kid.mcid] = object;
      }
      if (element.type !== 'Table') continue;
      for (const [cell, headers] of headersOf(element)) this.#headers.set(cell, headers);
    }
    const named = new Set([...this.#headers.values()].flat());
    for (const element of this.#objects.keys()) {
      // Fixed width: the identifier tree is sorted by bytes.
      if (!named.has(element)) continue;
      const id = `${idPrefix}th${String(this.#ids.size).padStart(5, '0')}`;
      this.#ids.set(element, PdfString.ascii(id));
    }
  }

  write(element: TaggedElement, parent: IndirectObject): IndirectObject {
    const object = this.objectOf(element);
    const page = element.kids.find(isMarkedContent)?.page;
    object.value = PdfDictionary.of({
      S: PdfName.of(element.type),
      P: parent,
      Pg: page === undefined ? undefined : this.#pages[page],
      ID: this.#ids.get(element),
      Alt: element.alt === undefined ? undefined : PdfString.text(element.alt),
      A: this.#attributes(element),
      K: this.#kids(element, object, page),
    });
    return object;
  }

  /** The elements of the marked contents of a page, what its StructParents leads to in the parent tree (14.7.4.4). */
  ownersOf(page: number): IndirectObject {
    return new IndirectObject(this.#owners[page] ?? []);
  }

  /** The identifiers with their elements, for the name tree (14.7.2), in its order. */
  identifiers(): readonly (readonly [id: PdfString, element: IndirectObject])[] {
    const identifiers: [PdfString, IndirectObject][] = [];
    for (const [element, id] of this.#ids) identifiers.push([id, this.objectOf(element)]);
    return identifiers;
  }

  /** The object of an element of this document. */
  objectOf(element: TaggedElement): IndirectObject {
    const object = this.#objects.get(element);
    if (object === undefined) throw new Error('A structure element is not in the tree');
    return object;
  }

  #kids(element: TaggedElement, object: IndirectObject, page: number | undefined): PdfObject | undefined {
    const kids: PdfObject[] = [];
    for (const kid of element.kids) {
      if (!isMarkedContent(kid)) kids.push(this.write(kid, object));
      else if (kid.page === page) kids.push(kid.mcid);
      else kids.push(PdfDictionary.of({ Type: PdfName.of('MCR'), Pg: this.#pages[kid.page] ?? null, MCID: kid.mcid }));
    }
    return kids.length > 1 ? kids : kids[0];
  }

  /** Attribute objects of the owners List and Table (14.8.5.5 and 14.8.5.7); defaults are left out. */
  #attributes(element: TaggedElement): PdfDictionary | undefined {
    if (element.listNumbering !== undefined) {
      return PdfDictionary.of({ O: PdfName.of('List'), ListNumbering: PdfName.of(element.listNumbering) });
    }
    const headers: PdfObject[] = [];
    for (const header of this.#headers.get(element) ?? []) headers.push(this.#ids.get(header) ?? null);
    const attributes = PdfDictionary.of({
      O: PdfName.of('Table'),
      Scope: element.scope === undefined ? undefined : PdfName.of(element.scope),
      RowSpan: element.rowSpan === 1 ? undefined : element.rowSpan,
      ColSpan: element.columnSpan === 1 ? undefined : element.columnSpan,
      Headers: headers.length === 0 ? undefined : headers,
    });
    return attributes.entries.size > 1 ? attributes : undefined;
  }
}
