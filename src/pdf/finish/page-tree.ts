import { flateStream } from '../document/filters.ts';
import { IndirectObject, PdfDictionary, PdfName, type PdfObject } from '../document/objects.ts';
import type { PartPage } from './document-part.ts';

/** Kids of a node: what keeps the way to page 5,000 short. */
const kidsPerNode = 32;

/** A page as an object of the file; `index` counts the pages of the file and is its StructParents. */
export function pageObject(page: PartPage, index: number, fontOf: (face: string) => IndirectObject): IndirectObject {
  const fonts = new Map(Array.from(page.faces, ([name, face]): [string, PdfObject] => [name, fontOf(face)]));
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

/** The page tree over all pages of a file (ISO 32000-1, 7.7.3); gives each its Parent. */
export function pageTree(pages: readonly IndirectObject[]): IndirectObject {
  let nodes = pages.map((object) => ({ object, count: 1 }));
  do {
    const parents: typeof nodes = [];
    for (let start = 0; start < nodes.length; start += kidsPerNode) {
      const kids = nodes.slice(start, start + kidsPerNode);
      const count = kids.reduce((sum, kid) => sum + kid.count, 0);
      const object = new IndirectObject(
        PdfDictionary.of({ Type: PdfName.of('Pages'), Kids: kids.map((kid) => kid.object), Count: count }),
      );
      for (const kid of kids) if (kid.object.value instanceof PdfDictionary) kid.object.value.set('Parent', object);
      parents.push({ object, count });
    }
    nodes = parents;
  } while (nodes.length > 1);
  const [root] = nodes;
  if (root === undefined) throw new RangeError('A file has at least one page');
  return root.object;
}
