import { PdfFormatError } from './document/format-error.ts';
import { PdfDictionary, resolve, type PdfObject } from './document/objects.ts';
import { readPdf } from './document/reader.ts';

/** Where an item of a group print is: its first page, from 1, and how many it has. */
export interface ItemPages {
  readonly firstPage: number;
  readonly pages: number;
}

/**
 * The pages of each item of a group print: an item is a structure element `Art` below the root, and starts on the
 * page of its first marked content. Throws when the file does not have so many items, each on pages of its own.
 */
export function groupItems(print: Uint8Array, count: number): ItemPages[] {
  const { catalog } = readPdf(print);
  const pages = pageNumbers(catalog.raw('Pages'));
  const items = arrayOf(catalog.dictionary('StructTreeRoot')?.dictionary('K')?.get('K') ?? null);
  const firstPages = items.map((item) => pages.get(firstPageOf(item)) ?? 0);
  if (items.length !== count || firstPages[0] !== 1) {
    throw new PdfFormatError(`The print has ${items.length} items instead of ${count}`);
  }
  return firstPages.map((firstPage, index) => {
    const next = firstPages[index + 1] ?? pages.size + 1;
    if (next <= firstPage) throw new PdfFormatError(`Item ${index + 1} of the print has no page of its own`);
    return { firstPage, pages: next - firstPage };
  });
}

/** The pages of a page tree (ISO 32000-1, 7.7.3) with their numbers from 1. */
function pageNumbers(root: PdfObject): ReadonlyMap<PdfObject, number> {
  const numbers = new Map<PdfObject, number>();
  const visit = (object: PdfObject): void => {
    const node = resolve(object);
    const kids = node instanceof PdfDictionary ? node.array('Kids') : undefined;
    if (kids === undefined) numbers.set(object, numbers.size + 1);
    else kids.forEach(visit);
  };
  visit(root);
  return numbers;
}

/** The page of the first marked content below a structure element (14.7.4.2); null if it has none. */
function firstPageOf(element: PdfObject): PdfObject {
  const dictionary = resolve(element);
  if (!(dictionary instanceof PdfDictionary)) return null;
  for (const kid of arrayOf(dictionary.get('K'))) {
    if (typeof resolve(kid) === 'number') return dictionary.raw('Pg');
    const page = firstPageOf(kid) ?? null;
    if (page !== null) return page;
  }
  return dictionary.name('Type') === 'MCR' ? dictionary.raw('Pg') : null;
}

function arrayOf(object: PdfObject): readonly PdfObject[] {
  return Array.isArray(object) ? object : object === null ? [] : [object];
}
