import { keysOf } from '../document/key-tree.ts';
import { PdfDictionary, resolve, type PdfObject } from '../document/objects.ts';
import type { PdfFile } from '../document/reader.ts';
import type { PageContent } from './page-content.ts';
import type { PrintedPage } from './print.ts';

/**
 * Whether all content is marked (ISO 14289-1, 7.1) and every marked-content identifier leads by the parent tree to an
 * element that has it among its kids (ISO 32000-1, 14.7.4.4).
 */
export function checkMarkedContent(
  { catalog }: Pick<PdfFile, 'catalog'>,
  pages: readonly PrintedPage[],
  contents: readonly PageContent[],
): string[] {
  const failures = new Set<string>();
  const parents = readParentTree(catalog);
  contents.forEach((content, index) => {
    const page = pages[index];
    const owners = parents.get(page?.dictionary.get('StructParents') ?? null);
    const marks = content.objects.map((object) => object.mark);
    if (marks.includes(undefined)) failures.add('ISO 14289-1, 7.1: content is neither tagged nor an artifact');
    const identifiers = new Set(marks.filter((mark) => typeof mark === 'number'));
    if ((owners?.length ?? 0) !== identifiers.size)
      failures.add('ISO 32000-1, 14.7.4.4: the parent tree is incomplete');
    for (const mcid of identifiers) {
      const owner = resolve(owners?.[mcid] ?? null);
      if (!(owner instanceof PdfDictionary) || !hasContent(owner, mcid, page)) {
        failures.add('ISO 32000-1, 14.7.4.4: marked content and structure element do not refer to each other');
      }
    }
  });
  return [...failures];
}

function readParentTree(catalog: PdfDictionary): Map<PdfObject, PdfObject[]> {
  const tree = catalog.dictionary('StructTreeRoot')?.dictionary('ParentTree');
  const parents = new Map<PdfObject, PdfObject[]>();
  for (const [key, entry] of keysOf(tree, 'Nums')) {
    const value = resolve(entry);
    if (Array.isArray(value)) parents.set(key, value);
  }
  return parents;
}

function hasContent(owner: PdfDictionary, mcid: number, page: PrintedPage | undefined): boolean {
  const kids = owner.get('K');
  return (Array.isArray(kids) ? kids : [kids]).some((kid) => {
    if (typeof kid === 'number') return kid === mcid && owner.raw('Pg') === page?.object;
    return kid instanceof PdfDictionary && kid.number('MCID') === mcid && kid.raw('Pg') === page?.object;
  });
}
