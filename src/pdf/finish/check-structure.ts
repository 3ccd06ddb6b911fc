import { keysOf } from '../syntax/key-tree.ts';
import { PdfDictionary, type PdfObject, PdfString, resolve } from '../syntax/objects.ts';
import type { CheckedPages } from './check-content.ts';
import type { ProfileRequirements } from './profiles.ts';
import { type TaggedElement, elementsOf, readStructureTree } from './structure-tree.ts';
import { layOutTable } from './table-grid.ts';

/** Whether the structure tree holds together, and in PDF/UA whether it is a good one. */
export function checkStructure({ catalog, pages }: CheckedPages, { pdfua }: ProfileRequirements): string[] {
  const document = readStructureTree(catalog, pages);
  return [...checkIdentifiers(catalog), ...(pdfua ? checkAccessibility(elementsOf(document)) : [])];
}

/** Every identifier named by Headers is that of a header cell, and in the identifier tree (ISO 32000-1, 14.7.2). */
function checkIdentifiers(catalog: PdfDictionary): string[] {
  const root = catalog.dictionary('StructTreeRoot');
  const tree = new Map<string, PdfObject>();
  for (const [id, element] of keysOf(root?.dictionary('IDTree'), 'Names')) tree.set(idOf(id), resolve(element));
  const document = root?.dictionary('K');
  if (root === undefined || document === undefined) return ['ISO 19005-1, 6.8.3.3: there is no structure tree'];
  const failures = new Set<string>();
  checkElement(document, root, tree, failures);
  return [...failures];
}

function checkElement(
  element: PdfDictionary,
  parent: PdfObject,
  tree: ReadonlyMap<string, PdfObject>,
  failures: Set<string>,
): void {
  if (element.get('P') !== parent) failures.add('ISO 32000-1, 14.7.2: an element does not know its parent');
  const id = element.string('ID');
  if (id !== undefined && tree.get(idOf(id)) !== element)
    failures.add('ISO 32000-1, 14.7.2: an ID is not in the IDTree');
  for (const header of element.dictionary('A')?.array('Headers') ?? []) {
    const cell = tree.get(idOf(header));
    if (!(cell instanceof PdfDictionary) || cell.name('S') !== 'TH') {
      failures.add('ISO 14289-1, 7.5: Headers names no header cell');
    }
  }
  const kids = element.get('K');
  for (const kid of Array.isArray(kids) ? kids : [kids]) {
    const value = resolve(kid);
    if (value instanceof PdfDictionary && value.name('S') !== undefined) checkElement(value, element, tree, failures);
  }
}

function idOf(object: PdfObject | undefined): string {
  return object instanceof PdfString ? Buffer.from(object.bytes).toString('latin1') : '';
}

function checkAccessibility(elements: readonly TaggedElement[]): string[] {
  const failures = new Set<string>();
  let level = 0;
  for (const element of elements) {
    const heading = /^H([1-6])$/.exec(element.type)?.[1];
    if (heading !== undefined) {
      if (Number(heading) > level + 1) failures.add('ISO 14289-1, 7.4.2: a heading level is skipped');
      level = Number(heading);
    }
    if (element.type === 'Table' && !layOutTable(element).regular) {
      failures.add('ISO 14289-1, 7.2: the rows of a table do not span the same columns');
    }
    if (element.type === 'TH' && element.scope === undefined)
      failures.add('ISO 14289-1, 7.5: a header cell has no Scope');
    if (element.type === 'Figure' && element.alt === undefined) failures.add('ISO 14289-1, 7.3: a figure has no Alt');
  }
  return [...failures];
}
