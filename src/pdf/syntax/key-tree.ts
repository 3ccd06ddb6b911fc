import { IndirectObject, PdfDictionary, type PdfEntries, type PdfObject, PdfString } from './objects.ts';

/** Keys of a leaf and kids of a node: far below the 8,191 elements that an array of PDF 1.4 may have. */
const entriesPerNode = 64;

/** A node that was written, with the first and last key below it. */
interface Node {
  readonly object: IndirectObject;
  readonly first: PdfObject;
  readonly last: PdfObject;
}

/**
 * A name or number tree (ISO 32000-1, 7.9.6 and 7.9.7) of any size, made leaf by leaf as its keys come: in ascending
 * order. `write` gets each node when it is complete.
 */
export class KeyTree {
  readonly #kind: 'Names' | 'Nums';
  readonly #write: (node: IndirectObject) => void;
  #pairs: PdfObject[] = [];
  #leaves: Node[] = [];

  constructor(kind: 'Names' | 'Nums', write: (node: IndirectObject) => void) {
    this.#kind = kind;
    this.#write = write;
  }

  add(key: PdfObject, value: PdfObject): void {
    this.#pairs.push(key, value);
    if (this.#pairs.length === 2 * entriesPerNode) this.#endLeaf();
  }

  /** The root; undefined if the tree has no key. */
  end(): IndirectObject | undefined {
    if (this.#pairs.length > 0) this.#endLeaf();
    let nodes = this.#leaves;
    while (nodes.length > entriesPerNode) {
      nodes = chunksOf(nodes).map((kids) => {
        const limits = [kids[0]?.first ?? null, kids.at(-1)?.last ?? null];
        return this.#node({ ...kidsOf(kids), Limits: limits }, limits);
      });
    }
    if (nodes.length === 0) return undefined;
    const root = new IndirectObject(PdfDictionary.of(kidsOf(nodes)));
    this.#write(root);
    return root;
  }

  #endLeaf(): void {
    const limits = [this.#pairs[0] ?? null, this.#pairs.at(-2) ?? null];
    this.#leaves.push(this.#node({ Limits: limits, [this.#kind]: this.#pairs }, limits));
    this.#pairs = [];
  }

  #node(entries: PdfEntries, [first = null, last = null]: readonly PdfObject[]): Node {
    const object = new IndirectObject(PdfDictionary.of(entries));
    this.#write(object);
    object.value = null; // references need its number only
    return { object, first: kept(first), last: kept(last) };
  }
}

function kidsOf(nodes: readonly Node[]): PdfEntries {
  return { Kids: nodes.map(({ object }) => object) };
}

function chunksOf<T>(items: readonly T[]): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < items.length; start += entriesPerNode)
    chunks.push(items.slice(start, start + entriesPerNode));
  return chunks;
}

/** The key in memory of its own: short Buffers are slices of blocks of 8 kB, which one key would keep whole. */
function kept(key: PdfObject): PdfObject {
  return key instanceof PdfString ? new PdfString(Uint8Array.from(key.bytes)) : key;
}

/** All keys with their values of a tree that was read, in order; of a hostile one no more than so many levels. */
export function* keysOf(
  root: PdfDictionary | undefined,
  kind: 'Names' | 'Nums',
  levels = 8,
): Generator<readonly [key: PdfObject, value: PdfObject]> {
  const pairs = root?.array(kind) ?? [];
  for (let index = 0; index + 1 < pairs.length; index += 2) yield [pairs[index] ?? null, pairs[index + 1] ?? null];
  if (levels === 0) return;
  for (const kid of root?.array('Kids') ?? []) {
    const node = kid instanceof IndirectObject ? kid.value : kid;
    if (node instanceof PdfDictionary) yield* keysOf(node, kind, levels - 1);
  }
}
