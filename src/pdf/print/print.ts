import { PdfFormatError } from '../syntax/format-error.ts';
import { IndirectObject, PdfDictionary, type PdfObject, PdfStream, resolve } from '../syntax/objects.ts';
import type { PdfFile } from '../syntax/reader.ts';
import { type PageContent, readPageContent } from './page-content.ts';
import { type PrintedFont, printedFonts } from './printed-font.ts';
import type { PrintedStructure } from './structure.ts';

/** A page of a print. */
export interface PrintedPage {
  readonly object: IndirectObject;
  readonly dictionary: PdfDictionary;
  /** The content stream, decoded, one character per byte. */
  readonly content: string;
  /** Font dictionaries by their resource names. */
  readonly fonts: ReadonlyMap<string, PdfDictionary>;
}

/** Fonts that a page may have: each of the forms has fewer than ten faces. */
const mostFonts = 256;

/** Levels of a page tree; 10,000 pages need four of Skia's. */
const mostLevels = 32;

/** A page whose content is taken apart. */
export interface DrawnPage extends Pick<PrintedPage, 'object' | 'dictionary'> {
  readonly content: PageContent;
  /** The fonts that it calls for, by their resource names. */
  readonly fonts: ReadonlyMap<string, PrintedFont>;
}

/** A print, or the pages of one item of a group print: all that a document is made of. */
export interface Print {
  readonly pages: readonly DrawnPage[];
  /** Its runs name pages by their index. */
  readonly structure: PrintedStructure;
}

/** The pages of a file. Throws PdfFormatError for content or fonts that a print never has. */
export function readDrawnPages(file: PdfFile): DrawnPage[] {
  const pages = readPages(file);
  const fonts = printedFonts(file, pages);
  return pages.map((page) => drawnPage(page, fonts));
}

/** Takes the content of a page apart. Throws PdfFormatError for what a print never has. */
export function drawnPage(
  { object, dictionary, content, fonts }: PrintedPage,
  known: ReadonlyMap<PdfDictionary, PrintedFont>,
): DrawnPage {
  const named = new Map<string, PrintedFont>();
  for (const [name, entry] of fonts) {
    const font = known.get(entry);
    if (font !== undefined) named.set(name, font);
  }
  return { object, dictionary, content: readPageContent(content), fonts: named };
}

/** The pages of a file in their order (ISO 32000-1, 7.7.3). */
export function readPages(file: PdfFile): PrintedPage[] {
  const pages: PrintedPage[] = [];
  const visited = new Set<PdfObject>();
  const visit = (object: PdfObject, level: number): void => {
    const node = resolve(object);
    const isNode = node instanceof PdfDictionary && object instanceof IndirectObject;
    if (!isNode || visited.has(object) || level > mostLevels) throw new PdfFormatError('The page tree is damaged');
    visited.add(object);
    file.spend(1);
    if (node.name('Type') === 'Pages') {
      for (const kid of node.array('Kids') ?? []) visit(kid, level + 1);
    } else {
      pages.push(readPage(file, object, node));
    }
  };
  visit(file.catalog.raw('Pages'), 0);
  return pages;
}

export function readPage(file: PdfFile, object: IndirectObject, dictionary: PdfDictionary): PrintedPage {
  const contents = dictionary.get('Contents');
  if (!(contents instanceof PdfStream)) throw new PdfFormatError('A page does not have one content stream');
  const fonts = new Map<string, PdfDictionary>();
  const fontResources = dictionary.dictionary('Resources')?.dictionary('Font');
  const count = fontResources?.entries.size ?? 0;
  if (count > mostFonts) throw new PdfFormatError('A page has too many fonts');
  file.spend(count);
  for (const name of fontResources?.entries.keys() ?? []) {
    const font = fontResources?.dictionary(name);
    if (font !== undefined) fonts.set(name, font);
  }
  return { object, dictionary, content: file.decode(contents).toString('latin1'), fonts };
}
