import { readPageContent } from '../print/page-content.ts';
import type { DrawnPage } from '../print/print.ts';
import type { PrintedFont } from '../print/printed-font.ts';
import type { ProfileRequirements } from '../finish/profiles.ts';
import { checkPages } from '../finish/self-check.ts';
import type { StructureWriter } from '../finish/structure-writer.ts';
import { IndirectObject, PdfDictionary, PdfName } from '../document/objects.ts';

/** A page as it will be written. */
export interface PageToCheck {
  readonly object: IndirectObject;
  readonly content: string;
  /** By their resource names; as the print has them, which is where the subsets of the volume come from. */
  readonly fonts: ReadonlyMap<string, PrintedFont>;
  /** The elements of its marked contents, by their identifiers. */
  readonly owners: IndirectObject;
}

/** An item as it will be written. */
export interface ItemToCheck {
  readonly pages: readonly PageToCheck[];
  /** Its element, which loses its parent here. */
  readonly element: IndirectObject;
  readonly writer: StructureWriter;
}

/**
 * Checks an item against the profile before anything of it is written, as what is written cannot be taken back. It is checked
 * as the only item of a file. Returns the rules that it breaks.
 */
export function checkItem({ pages, element, writer }: ItemToCheck, requirements: ProfileRequirements): string[] {
  const drawn = pages.map(({ object, content, fonts }): DrawnPage => {
    return { object, dictionary: dictionaryOf(object), content: readPageContent(content), fonts };
  });
  const numbers = pages.flatMap(({ object, owners }) => [dictionaryOf(object).get('StructParents'), owners]);
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
