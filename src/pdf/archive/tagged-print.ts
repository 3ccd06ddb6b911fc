import { PdfFormatError } from '../document/format-error.ts';
import type { PdfDictionary } from '../document/objects.ts';
import { readPdf } from '../document/reader.ts';
import { assertOpaque } from './graphics-state.ts';
import { readPageContent, type PageContent } from './page-content.ts';
import { printedFonts, type PrintedFont } from './printed-font.ts';
import { readPages, type PrintedPage } from './print.ts';
import { readStructureTree, type StructureElement } from './structure-tree.ts';

/** A print, or the pages of one item of a group print: all that a document is made of. */
export interface Print {
  readonly pages: readonly PrintedPage[];
  /** The content of each page, taken apart. */
  readonly contents: readonly PageContent[];
  /** The logical structure; its marked contents name pages by their index here. */
  readonly structure: StructureElement;
  readonly fonts: ReadonlyMap<PdfDictionary, PrintedFont>;
}

/** Reads a print that Chromium has tagged. Throws PdfFormatError for anything that these forms never hold. */
export function readTaggedPrint(bytes: Uint8Array): Print {
  const file = readPdf(bytes);
  const pages = readPages(file);
  for (const { dictionary } of pages) {
    assertOpaque(dictionary);
    if (dictionary.get('Annots') !== null) throw new PdfFormatError('The print has annotations');
  }
  return {
    pages,
    contents: pages.map(({ content }) => readPageContent(content)),
    structure: readStructureTree(file.catalog, new Map(pages.map(({ object }, index) => [object, index]))),
    fonts: printedFonts(file, pages),
  };
}
