import { PdfFormatError } from '../document/format-error.ts';
import { IndirectObject, PdfDictionary, PdfStream, resolve, type PdfObject } from '../document/objects.ts';
import type { PdfFile } from '../document/reader.ts';
import { readPageContent, type PageContent } from './page-content.ts';
import { printedFonts, type PrintedFont } from './printed-font.ts';
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

/** Pages of a file, all that is drawn on them taken apart, and the fonts that they call for. */
export interface DrawnPages {
  readonly pages: readonly PrintedPage[];
  /** The content of each page. */
  readonly contents: readonly PageContent[];
  readonly fonts: ReadonlyMap<PdfDictionary, PrintedFont>;
}

/** A print, or the pages of one item of a group print: all that a document is made of. */
export interface Print extends DrawnPages {
  /** Its runs name pages by their index. */
  readonly structure: PrintedStructure;
}

/** The font that a page calls for by a resource name. */
export function fontOf(
  { pages, fonts }: Pick<DrawnPages, 'pages' | 'fonts'>,
  page: number,
  name: string,
): PrintedFont | undefined {
  const dictionary = pages[page]?.fonts.get(name);
  return dictionary && fonts.get(dictionary);
}

/** Throws PdfFormatError for content or fonts that a print never has. */
export function readDrawnPages(file: PdfFile): DrawnPages {
  const pages = readPages(file);
  const contents = pages.map(({ content }) => readPageContent(content));
  return { pages, contents, fonts: printedFonts(file, pages) };
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
