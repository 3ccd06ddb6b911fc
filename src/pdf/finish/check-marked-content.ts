import { keysOf } from '../document/key-tree.ts';
import { PdfDictionary, resolve, type PdfObject } from '../document/objects.ts';
import type { DrawnPage } from '../print/print.ts';

/** Pages and their structure: of a file, or of an item of a volume before it is written. */
export interface CheckedPages {
  readonly catalog: PdfDictionary;
  readonly pages: readonly DrawnPage[];
}

/**
 * Whether all content is marked (ISO 14289-1, 7.1) and every marked-content identifier leads by the parent tree to an
 * element that has it among its kids (ISO 32000-1, 14.7.4.4).
 */
export function checkMarkedContent({ catalog, pages }: CheckedPages): string[] {
  const failures = new Set<string>();
  const parents = readParentTree(catalog);
  for (const page of pages) {
    const owners = parents.get(page.dictionary.get('StructParents') ?? null);
    const identifiers = new Set<number>();
    for (const { mark } of page.content.objects) {
      if (mark === undefined) failures.add('ISO 14289-1, 7.1: content is neither tagged nor an artifact');
      else if (mark !== 'artifact') identifiers.add(mark);
    }
    if ((owners?.length ?? 0) !== identifiers.size)
      failures.add('ISO 32000-1, 14.7.4.4: the parent tree is incomplete');
    for (const mcid of identifiers) {
      const owner = resolve(owners?.[mcid] ?? null);
      if (!(owner instanceof PdfDictionary) || !hasContent(owner, mcid, page)) {
        failures.add('ISO 32000-1, 14.7.4.4: marked content and structure element do not refer to each other');
      }
    }
  }
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

function hasContent(owner: PdfDictionary, mcid: number, page: DrawnPage): boolean {
  const kids = owner.get('K');
  for (const kid of Array.isArray(kids) ? kids : [kids]) {
    if (typeof kid === 'number' ? kid === mcid : kid instanceof PdfDictionary && kid.number('MCID') === mcid) {
      const holder = kid instanceof PdfDictionary ? kid : owner;
      if (holder.raw('Pg') === page.object) return true;
    }
  }
  return false;
}
