import { IndirectObject, PdfDictionary, PdfName } from '../document/objects.ts';
import type { StreamedFile } from '../document/streamed-file.ts';

/** Kids of a node: what keeps the way to page 5,000 short. */
const kidsPerNode = 32;

/** A node of the page tree: its kids are known, its parent is not. */
interface Node {
  readonly object: IndirectObject;
  readonly kids: IndirectObject[];
  count: number;
}

/** The lowest nodes of a page tree (ISO 32000-1, 7.7.3), to which pages come one by one. */
export class PageLeaves {
  readonly #file: StreamedFile;
  readonly nodes: Node[] = [];
  #count = 0;

  constructor(file: StreamedFile) {
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
export function writePageTree(file: StreamedFile, leaves: readonly PageLeaves[]): IndirectObject {
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

function emptyNode(file: StreamedFile): Node {
  return { object: file.defer(new IndirectObject(null)), kids: [], count: 0 };
}

function write(file: StreamedFile, { object, kids, count }: Node, parent: IndirectObject | undefined): void {
  object.value = PdfDictionary.of({ Type: PdfName.of('Pages'), Kids: kids, Count: count, Parent: parent });
  file.write(object);
}
