import { KeyTree } from '../syntax/key-tree.ts';
import { IndirectObject, PdfDictionary, PdfName, type PdfObject, PdfString } from '../syntax/objects.ts';
import type { StreamedFile } from '../syntax/streamed-file.ts';

/** Kids of an element: an array of PDF 1.4 has at most 8,191 (PDF Reference 1.4, appendix C; ISO 19005-1, 6.1.12). */
const mostKids = 4_000;

/** An element whose kids come one by one. */
interface OpenElement {
  readonly object: IndirectObject;
  readonly type: string;
  readonly title: string | undefined;
  readonly parent: IndirectObject;
  readonly kids: IndirectObject[];
}

/**
 * The one structure tree of a volume (ISO 32000-1, 14.7.2): Document → a Part for each department → a Part for each
 * item. Elements of items are written with the item; what stays in memory is a number for each item.
 */
export class VolumeStructure {
  readonly #file: StreamedFile;
  readonly #root: IndirectObject;
  readonly #document: OpenElement;
  /** What takes departments and items without one: the document, until it has as many kids as it may have. */
  #container: OpenElement;
  #department: OpenElement | undefined;
  /** From StructParents to elements (14.7.4.4). */
  readonly #parents: KeyTree;
  readonly #identifiers: KeyTree;
  #nextKey = 0;

  constructor(file: StreamedFile) {
    this.#file = file;
    this.#root = file.defer(new IndirectObject(null));
    this.#document = this.#open('Document', undefined, this.#root);
    this.#container = this.#document;
    const write = (node: IndirectObject): void => file.write(node);
    this.#parents = new KeyTree('Nums', write);
    this.#identifiers = new KeyTree('Names', write);
  }

  /** The next value of StructParents or StructParent. */
  get nextKey(): number {
    return this.#nextKey;
  }

  /** The element under which the next item of a department belongs. */
  parentFor(department: string): IndirectObject {
    return this.#openFor(department).object;
  }

  /** Adds the element of an item, which is written already, as the last below {@link parentFor}. */
  addItem(element: IndirectObject, department: string): void {
    this.#openFor(department).kids.push(element);
  }

  /** Adds an element in front of all items. */
  addFront(element: IndirectObject): void {
    this.#document.kids.unshift(element);
  }

  get document(): IndirectObject {
    return this.#document.object;
  }

  /** Takes the next key for the elements of a page or of an annotation. */
  addParents(value: PdfObject): void {
    this.#parents.add(this.#nextKey, value);
    this.#nextKey += 1;
  }

  addIdentifiers(pairs: readonly (readonly [id: PdfString, element: IndirectObject])[]): void {
    for (const [id, element] of pairs) this.#identifiers.add(id, element);
  }

  /** Writes what could not be written before; gives the structure tree root. */
  end(): IndirectObject {
    this.#endDepartment();
    if (this.#container !== this.#document) this.#write(this.#container);
    this.#write(this.#document);
    this.#root.value = PdfDictionary.of({
      Type: PdfName.of('StructTreeRoot'),
      K: this.#document.object,
      ParentTree: this.#parents.end(),
      ParentTreeNextKey: this.#nextKey,
      IDTree: this.#identifiers.end(),
    });
    this.#file.write(this.#root);
    return this.#root;
  }

  #openFor(department: string): OpenElement {
    const open = this.#department;
    if (open !== undefined && (open.title !== department || open.kids.length >= mostKids)) this.#endDepartment();
    if (this.#container.kids.length >= mostKids) this.#openContainer();
    if (department === '') return this.#container;
    if (this.#department === undefined) {
      this.#department = this.#open('Part', department, this.#container.object);
      this.#container.kids.push(this.#department.object);
    }
    return this.#department;
  }

  #openContainer(): void {
    if (this.#container !== this.#document) this.#write(this.#container);
    this.#container = this.#open('Sect', undefined, this.#document.object);
    this.#document.kids.push(this.#container.object);
  }

  #endDepartment(): void {
    if (this.#department !== undefined) this.#write(this.#department);
    this.#department = undefined;
  }

  #open(type: string, title: string | undefined, parent: IndirectObject): OpenElement {
    return { object: this.#file.defer(new IndirectObject(null)), type, title, parent, kids: [] };
  }

  #write({ object, type, title, parent, kids }: OpenElement): void {
    object.value = PdfDictionary.of({
      S: PdfName.of(type),
      P: parent,
      T: title === undefined ? undefined : PdfString.text(title),
      K: kids,
    });
    this.#file.write(object);
    object.value = null;
  }
}
