import type { PrintedFont } from '../print/printed-font.ts';
import { flateStream } from '../syntax/filters.ts';
import { IndirectObject, PdfDictionary, PdfName, type PdfObject } from '../syntax/objects.ts';
import type { PartPage } from './document-part.ts';

/** Kids of a node: few, so that a viewer finds page 5,000 fast. */
const kidsPerNode = 32;

/** A page as an object of the file; `index` counts the pages of the file and is its StructParents. */
export function pageObject(
  page: PartPage,
  index: number,
  objectOf: (font: PrintedFont) => IndirectObject,
): IndirectObject {
  const fonts = new Map(Array.from(page.fonts, ([name, font]): [string, PdfObject] => [name, objectOf(font)]));
  return new IndirectObject(
    PdfDictionary.of({
      Type: PdfName.of('Page'),
      MediaBox: page.mediaBox,
      Resources: PdfDictionary.of({ Font: new PdfDictionary(fonts) }),
      Contents: new IndirectObject(flateStream(Buffer.from(page.content, 'latin1'))),
      StructParents: index,
      // ISO 14289-1, 7.18.3: tab order follows the structure.
      Tabs: PdfName.of('S'),
    }),
  );
}

/** Takes the nodes of a page tree: a file that is written while they are made. */
interface NodeWriter {
  /** Nodes are referred to before they are written. */
  defer(object: IndirectObject): IndirectObject;
  write(object: IndirectObject): void;
}

/** The page tree over all pages of a file in memory (ISO 32000-1, 7.7.3); gives each its Parent. */
export function pageTree(pages: readonly IndirectObject[]): IndirectObject {
  const inMemory: NodeWriter = { defer: (node) => node, write: () => undefined };
  const leaves = new PageLeaves(inMemory);
  for (const page of pages) leaves.add(page);
  return writePageTree(inMemory, [leaves]);
}

/** A node of the page tree: its kids are known, its parent is not. */
interface Node {
  readonly object: IndirectObject;
  readonly kids: IndirectObject[];
  count: number;
}

/** The lowest nodes of a page tree (ISO 32000-1, 7.7.3), to which pages come one by one. */
export class PageLeaves {
  readonly #file: NodeWriter;
  readonly nodes: Node[] = [];
  #count = 0;

  constructor(file: NodeWriter) {
    this.#file = file;
  }

  get count(): number {
    return this.#count;
  }

  /** Gives the page its Parent. */
  add(page: IndirectObject): void {
    let node = this.nodes.at(-1);
    if (node === undefined || node.kids.length === kidsPerNode) this.nodes.push((node = emptyNode(this.#file)));
    node.kids.push(page);
    node.count += 1;
    this.#count += 1;
    if (page.value instanceof PdfDictionary) page.value.set('Parent', node.object);
  }
}

/** Writes the page tree above these leaves, in their order; gives its root. */
export function writePageTree(file: NodeWriter, leaves: readonly PageLeaves[]): IndirectObject {
  let nodes = leaves.flatMap((some) => some.nodes);
  while (nodes.length > 1) {
    const parents: Node[] = [];
    for (let start = 0; start < nodes.length; start += kidsPerNode) {
      const parent = emptyNode(file);
      for (const node of nodes.slice(start, start + kidsPerNode)) {
        parent.kids.push(node.object);
        parent.count += node.count;
        write(file, node, parent.object);
      }
      parents.push(parent);
    }
    nodes = parents;
  }
  const [root] = nodes;
  if (root === undefined) throw new RangeError('A file has at least one page');
  write(file, root, undefined);
  return root.object;
}

function emptyNode(file: NodeWriter): Node {
  return { object: file.defer(new IndirectObject(null)), kids: [], count: 0 };
}

function write(file: NodeWriter, { object, kids, count }: Node, parent: IndirectObject | undefined): void {
  object.value = PdfDictionary.of({ Type: PdfName.of('Pages'), Kids: kids, Count: count, Parent: parent });
  file.write(object);
}
