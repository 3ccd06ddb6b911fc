import { destinationOf } from '../finish/outline.ts';
import { type TaggedElement, elementsIn, taggedElement } from '../finish/structure-tree.ts';
import type { Print } from '../print/print.ts';
import { PdfFormatError } from '../syntax/format-error.ts';
import { IndirectObject, PdfDictionary, PdfName, type PdfObject, PdfString, resolve } from '../syntax/objects.ts';

/** A line of the list of contents, as printed. */
export interface ContentsLink {
  /** Number of the entry, from 1. */
  readonly entry: number;
  /** Index of its page. */
  readonly page: number;
  readonly rectangle: PdfObject;
}

const targetOfItem = /^item:(\d+)$/;

/** The links of the print, by their entries. Chromium writes them as links to `item:1`, `item:2`, …. */
export function contentsLinksOf({ pages }: Print): readonly ContentsLink[] {
  const links: ContentsLink[] = [];
  pages.forEach(({ dictionary }, page) => {
    for (const object of dictionary.array('Annots') ?? []) {
      const annotation = resolve(object);
      const action = annotation instanceof PdfDictionary ? annotation.dictionary('A') : undefined;
      const target = targetOfItem.exec(Buffer.from(action?.string('URI')?.bytes ?? []).toString('latin1'))?.[1];
      if (target === undefined || !(annotation instanceof PdfDictionary)) {
        throw new PdfFormatError('The list of contents has an annotation that is not one of its links');
      }
      links.push({ entry: Number(target), page, rectangle: annotation.get('Rect') });
    }
  });
  return links.sort((one, other) => one.entry - other.entry);
}

/**
 * Makes a table of contents (ISO 32000-1, 14.8.4.2) of the headings and lists of the page: a TOCI for each entry, a
 * TOCI with a TOC of its own for each department. A Link may not stand in a list item (ISO 14289-1, 7.18.5). Returns it
 * with its links in the order of the entries.
 */
export function tableOfContents(document: TaggedElement): { section: TaggedElement; links: readonly TaggedElement[] } {
  const links: TaggedElement[] = [];
  const headings: TaggedElement[] = [];
  const entries: TaggedElement[] = [];
  let name: TaggedElement | undefined;
  for (const kid of elementsIn(document)) {
    if (kid.type === 'L') {
      const items = elementsIn(kid).map((item) => entryOf(item, links));
      if (name === undefined) entries.push(...items);
      else entries.push(taggedElement('TOCI', [name, taggedElement('TOC', items)]));
      name = undefined;
    } else if (kid.type === 'P') name = kid;
    else headings.push(kid);
  }
  return { section: taggedElement('Sect', [...headings, taggedElement('TOC', entries)]), links };
}

function entryOf(item: TaggedElement, links: TaggedElement[]): TaggedElement {
  const [body] = elementsIn(item);
  if (body?.type !== 'LBody') throw new PdfFormatError('An item of the list of contents has no body');
  const link = taggedElement('Link', body.kids);
  links.push(link);
  return taggedElement('TOCI', [taggedElement('Reference', [link])]);
}

/** A link annotation to a page; it draws nothing (ISO 32000-1, 12.5.6.5). */
export function linkAnnotation(
  { rectangle }: ContentsLink,
  { text, page, key }: { readonly text: string; readonly page: IndirectObject | undefined; readonly key: number },
): IndirectObject {
  return new IndirectObject(
    PdfDictionary.of({
      Type: PdfName.of('Annot'),
      Subtype: PdfName.of('Link'),
      Rect: rectangle,
      Border: [0, 0, 0],
      // Printed: PDF/A wants the flag on every annotation (ISO 19005-1, 6.5.3).
      F: 4,
      // What is read aloud (ISO 14289-1, 7.18.5).
      Contents: PdfString.text(text),
      Dest: destinationOf(page),
      StructParent: key,
    }),
  );
}
