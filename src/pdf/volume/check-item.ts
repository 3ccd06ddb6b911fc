import type { PartPage } from '../finish/document-part.ts';
import type { ProfileRequirements } from '../finish/profiles.ts';
import { checkPages } from '../finish/self-check.ts';
import type { StructureWriter } from '../finish/structure-writer.ts';
import { readPageContent } from '../print/page-content.ts';
import type { DrawnPage } from '../print/print.ts';
import { IndirectObject, PdfDictionary, PdfName } from '../syntax/objects.ts';

/** Pages with their structure, as objects that are not written yet. */
export interface Draft {
  readonly pages: readonly IndirectObject[];
  /** Of each page the elements of its marked contents, by their identifiers. */
  readonly owners: readonly IndirectObject[];
  readonly element: IndirectObject;
  readonly writer: StructureWriter;
}

/**
 * Checks an item against the profile before anything of it is written, as what is written cannot be taken back. It is checked
 * as the only item of a file, and its element loses its parent. Returns the rules that it breaks.
 *
 * @param contents of the pages; their fonts are those of the print, from which the subsets of the volume are made
 */
export function checkItem(
  { pages, owners, element, writer }: Draft,
  contents: readonly PartPage[],
  requirements: ProfileRequirements,
): string[] {
  const drawn = contents.map(({ content, fonts }, index): DrawnPage => {
    const object = pages[index] ?? new IndirectObject(null);
    return { object, dictionary: dictionaryOf(object), content: readPageContent(content), fonts };
  });
  const numbers = pages.flatMap((page, index) => [dictionaryOf(page).get('StructParents'), owners[index] ?? null]);
  const root = PdfDictionary.of({
    K: element,
    ParentTree: PdfDictionary.of({ Nums: numbers }),
    IDTree: PdfDictionary.of({ Names: writer.identifiers().flat() }),
  });
  dictionaryOf(element).set('P', new IndirectObject(root));
  const catalog = PdfDictionary.of({ Type: PdfName.of('Catalog'), StructTreeRoot: root });
  return checkPages({ catalog, pages: drawn }, requirements);
}

export function dictionaryOf({ value }: IndirectObject): PdfDictionary {
  if (value instanceof PdfDictionary) return value;
  throw new TypeError('The object is no dictionary');
}
