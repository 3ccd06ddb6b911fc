import type { Print } from '../archive/print.ts';
import { destinationOf } from '../archive/outline.ts';
import { StructureElement, type MarkedContent } from '../archive/structure-tree.ts';
import { PdfFormatError } from '../document/format-error.ts';
import { IndirectObject, PdfDictionary, PdfName, PdfString, resolve, type PdfObject } from '../document/objects.ts';

/** A line of the list of contents, as printed. */
export interface ContentsLink {
  /** Number of the entry, from 1. */
  readonly entry: number;
  /** Index of its page. */
  readonly page: number;
  readonly rectangle: PdfObject;
}

const TARGET = /^item:(\d+)$/;

/** The links of the print, by their entries. Chromium writes them as links to `item:1`, `item:2`, …. */
export function contentsLinks({ pages }: Print): readonly ContentsLink[] {
  const links: ContentsLink[] = [];
  pages.forEach(({ dictionary }, page) => {
    for (const object of dictionary.array('Annots') ?? []) {
      const annotation = resolve(object);
      const action = annotation instanceof PdfDictionary ? annotation.dictionary('A') : undefined;
      const target = TARGET.exec(Buffer.from(action?.string('URI')?.bytes ?? []).toString('latin1'))?.[1];
      if (target === undefined || !(annotation instanceof PdfDictionary)) {
        throw new PdfFormatError('The list of contents has an annotation that is not one of its links');
      }
      links.push({ entry: Number(target), page, rectangle: annotation.get('Rect') });
    }
  });
  return links.sort((one, other) => one.entry - other.entry);
}

/** The structure of the list of contents, and its links in the order of the entries. */
export interface ContentsStructure {
  readonly section: StructureElement;
  readonly links: readonly StructureElement[];
}

/**
 * Makes a table of contents (ISO 32000-1, 14.8.4.2) of the headings and lists of the page: a TOCI for each entry, a
 * TOCI with a TOC of its own for each department. A Link may not stand in a list item (ISO 14289-1, 7.18.5).
 */
export function tableOfContents(document: StructureElement): ContentsStructure {
  const links: StructureElement[] = [];
  const toc = new StructureElement('TOC');
  const headings: StructureElement[] = [];
  let name: StructureElement | undefined;
  for (const kid of document.kids) {
    if (!(kid instanceof StructureElement)) throw new PdfFormatError('The list of contents has bare text');
    if (kid.type === 'L') {
      const entries = kid.kids.map((item) => entryOf(item, links));
      if (name === undefined) toc.kids.push(...entries);
      else toc.kids.push(new StructureElement('TOCI', [name, new StructureElement('TOC', entries)]));
      name = undefined;
    } else if (kid.type === 'P') name = kid;
    else headings.push(kid);
  }
  return { section: new StructureElement('Sect', [...headings, toc]), links };
}

function entryOf(item: StructureElement | MarkedContent, links: StructureElement[]): StructureElement {
  const link = item instanceof StructureElement ? item.kids.find((kid) => kid instanceof StructureElement) : undefined;
  if (link?.type !== 'LBody') throw new PdfFormatError('An item of the list of contents has no body');
  // The element that has the marked contents stays: its pages know it.
  link.type = 'Link';
  links.push(link);
  return new StructureElement('TOCI', [new StructureElement('Reference', [link])]);
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
