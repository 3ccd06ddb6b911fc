import { decodeStream } from '../document/filters.ts';
import { PdfFormatError } from '../document/format-error.ts';
import { IndirectObject, PdfDictionary, PdfStream, resolve, type PdfObject } from '../document/objects.ts';
import type { PdfFile } from '../document/reader.ts';

/** A page of a print. */
export interface PrintedPage {
  readonly object: IndirectObject;
  readonly dictionary: PdfDictionary;
  /** The content stream, decoded, one character per byte. */
  readonly content: string;
  /** Font dictionaries by their resource names. */
  readonly fonts: ReadonlyMap<string, PdfDictionary>;
}

/** The pages of a file in their order (ISO 32000-1, 7.7.3). */
export function readPages(file: PdfFile): PrintedPage[] {
  const pages: PrintedPage[] = [];
  const visited = new Set<PdfObject>();
  const visit = (object: PdfObject): void => {
    const node = resolve(object);
    if (!(node instanceof PdfDictionary) || !(object instanceof IndirectObject) || visited.has(object)) {
      throw new PdfFormatError('The page tree is damaged');
    }
    visited.add(object);
    if (node.name('Type') === 'Pages') {
      for (const kid of node.array('Kids') ?? []) visit(kid);
    } else {
      pages.push(readPage(object, node));
    }
  };
  visit(file.catalog.raw('Pages'));
  return pages;
}

function readPage(object: IndirectObject, dictionary: PdfDictionary): PrintedPage {
  const contents = dictionary.get('Contents');
  if (!(contents instanceof PdfStream)) throw new PdfFormatError('A page does not have one content stream');
  const fonts = new Map<string, PdfDictionary>();
  const fontResources = dictionary.dictionary('Resources')?.dictionary('Font');
  for (const name of fontResources?.entries.keys() ?? []) {
    const font = fontResources?.dictionary(name);
    if (font !== undefined) fonts.set(name, font);
  }
  return { object, dictionary, content: decodeStream(contents).toString('latin1'), fonts };
}
