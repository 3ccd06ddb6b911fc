import { PdfFormatError } from '../document/format-error.ts';
import { StructureElement, type MarkedContent } from './structure-tree.ts';

type Kid = StructureElement | MarkedContent;

/** Structure types that stand in lines of text (ISO 32000-1, 14.8.4.4); what they hold is inline as well. */
const INLINE = new Set(['Span', 'Quote', 'Note', 'Reference', 'Code', 'Figure', 'Formula']);
/** Block-level types that hold lines of text (14.8.4.3). */
const PARAGRAPHS = new Set(['P', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'Lbl', 'Caption']);
/** Types that hold blocks, never bare text (14.8.4.2). */
const GROUPING = new Set(['Document', 'Part', 'Art', 'Sect', 'Div', 'BlockQuote']);
/** Types with rules of their own: lists and tables. Of a table, all cells count, the empty ones too. */
const STRUCTURED = new Set(['L', 'LI', 'LBody', 'Table', 'TR', 'TH', 'TD']);
const KEPT_WHEN_EMPTY = new Set(['TH', 'TD']);
/** What Chromium writes where HTML says nothing about meaning, or PDF 2.0 types that PDF 1.7 does not know. */
const WITHOUT_MEANING = new Set(['NonStruct', 'Strong', 'Em']);

/**
 * Turns the structure that Chromium derives from HTML into one of standard structure types of PDF 1.4 only, each
 * where the standard wants it: without wrappers, without empty elements, text in paragraphs, parts as sections.
 * Table rows and cells stay as they are.
 */
export function toLogicalStructure(document: StructureElement): void {
  if (document.type !== 'Document') throw new PdfFormatError('The structure tree does not start with a Document');
  document.kids = inParagraphs(document.kids.flatMap((kid) => logicalKids(kid, false)));
}

/** What takes the place of a kid: itself, nothing, or its own kids. */
function logicalKids(kid: Kid, inline: boolean): Kid[] {
  if (!(kid instanceof StructureElement)) return [kid];
  const holdsLines = inline || PARAGRAPHS.has(kid.type) || INLINE.has(kid.type);
  let wrapsBoxes = false;
  const kids: Kid[] = [];
  for (const inner of kid.kids) {
    wrapsBoxes ||= inner instanceof StructureElement;
    kids.push(...logicalKids(inner, holdsLines));
  }
  kid.kids = kids;
  if (kids.length === 0 && !KEPT_WHEN_EMPTY.has(kid.type)) return [];
  if (WITHOUT_MEANING.has(kid.type)) return inline ? kids : meaningOf(kid, wrapsBoxes);
  if (GROUPING.has(kid.type)) kid.kids = inParagraphs(kids);
  else if (kid.type === 'Figure') nameFigure(kid);
  else if (kid.type === 'LI') kid.kids = inListBody(kids);
  else if (!STRUCTURED.has(kid.type) && !PARAGRAPHS.has(kid.type) && !INLINE.has(kid.type)) {
    throw new PdfFormatError(`The print has a structure element of type ${kid.type}`);
  }
  return [kid];
}

/** A box that says nothing itself: a part if it has a heading, a paragraph if it has a line of its own. */
function meaningOf(box: StructureElement, wrapsBoxes: boolean): Kid[] {
  if (box.kids.some((kid) => kid instanceof StructureElement && /^H[1-6]$/.test(kid.type))) {
    box.type = 'Sect';
    box.kids = inParagraphs(box.kids);
    return [box];
  }
  if (!wrapsBoxes || !box.kids.every(isInline)) return box.kids;
  box.type = 'P';
  return [box];
}

/** `role="img"` on a tick: its text is real text with an alternate description, not a picture (14.9.3). */
function nameFigure(figure: StructureElement): void {
  if (figure.kids.length > 0) figure.type = 'Span';
}

/** Bare lines between blocks become paragraphs. */
function inParagraphs(kids: readonly Kid[]): Kid[] {
  const out: Kid[] = [];
  let paragraph: StructureElement | undefined;
  for (const kid of kids) {
    if (!isInline(kid)) {
      paragraph = undefined;
      out.push(kid);
    } else if (paragraph !== undefined) paragraph.kids.push(kid);
    else {
      paragraph = new StructureElement('P', [kid]);
      out.push(paragraph);
    }
  }
  return out;
}

/** A list item is its label and its body (14.8.4.3.3). */
function inListBody(kids: readonly Kid[]): Kid[] {
  const isPart = (kid: Kid): boolean => kid instanceof StructureElement && (kid.type === 'Lbl' || kid.type === 'LBody');
  const body = kids.filter((kid) => !isPart(kid));
  const parts = kids.filter(isPart);
  return body.length === 0 ? parts : [...parts, new StructureElement('LBody', body)];
}

function isInline(kid: Kid): boolean {
  return !(kid instanceof StructureElement) || INLINE.has(kid.type);
}
