import type { DocumentPart } from '../archive/document-part.ts';
import { readPageContent } from '../archive/page-content.ts';
import type { PrintedPage } from '../archive/print.ts';
import type { PrintedFont } from '../archive/printed-font.ts';
import type { ProfileRequirements } from '../archive/profiles.ts';
import { checkPages } from '../archive/self-check.ts';
import type { StructureWriter } from '../archive/structure-writer.ts';
import { IndirectObject, PdfDictionary, PdfName, type PdfObject } from '../document/objects.ts';

/** An item as it will be written. */
export interface ItemToCheck {
  readonly part: DocumentPart;
  /** As drawn, page for page. */
  readonly contents: readonly string[];
  readonly pages: readonly IndirectObject[];
  /** Its element, which has no parent yet. */
  readonly element: IndirectObject;
  readonly writer: StructureWriter;
  /** The element arrays of the pages, by their StructParents. */
  readonly owners: readonly IndirectObject[];
}

/**
 * Holds an item against the profile before anything of it is written: once it is on its way nothing can be taken back.
 * It is checked as the only item of a file. Gives the rules broken.
 */
export function checkItem(item: ItemToCheck, requirements: ProfileRequirements): string[] {
  const { part, contents, pages, element, writer, owners } = item;
  const dictionaries = new Map(Array.from(part.glyphs.keys(), (face) => [face, new PdfDictionary()]));
  const fonts = new Map<PdfDictionary, PrintedFont>();
  for (const [face, { font }] of part.glyphs) fonts.set(dictionaries.get(face) ?? new PdfDictionary(), font);
  const printed = pages.map((object, index): PrintedPage => {
    const names = Array.from(part.pages[index]?.faces ?? [], ([name, face]): [string, PdfDictionary] => [
      name,
      dictionaries.get(face) ?? new PdfDictionary(),
    ]);
    const dictionary = object.value instanceof PdfDictionary ? object.value : new PdfDictionary();
    return { object, dictionary, content: contents[index] ?? '', fonts: new Map(names) };
  });
  const numbers = owners.flatMap((owner, index): PdfObject[] => [
    printed[index]?.dictionary.get('StructParents') ?? null,
    owner,
  ]);
  const root = PdfDictionary.of({
    K: element,
    ParentTree: PdfDictionary.of({ Nums: numbers }),
    IDTree: PdfDictionary.of({ Names: writer.identifiers().flat() }),
  });
  const value = element.value instanceof PdfDictionary ? element.value : new PdfDictionary();
  value.set('P', new IndirectObject(root));
  const catalog = PdfDictionary.of({ Type: PdfName.of('Catalog'), StructTreeRoot: root });
  return checkPages({ catalog, pages: printed, contents: contents.map(readPageContent), fonts }, requirements);
}
