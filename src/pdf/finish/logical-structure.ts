import type { MarkedRun } from '../print/marked-runs.ts';
import { type PrintedStructure, StructureElement, contentOf } from '../print/structure.ts';
import { type MarkedContent, type TaggedElement, isMarkedContent, taggedElement } from './structure-tree.ts';

type Kid = TaggedElement | MarkedContent;

/**
 * The structure of a print in standard structure types of PDF 1.4 only, each where the standard wants it: without
 * wrappers, without empty elements, text in paragraphs, parts as sections. Table rows and cells stay as they are.
 *
 * @param marked what the runs of text are written as; one that it lacks is no content
 */
export function logicalStructure(
  structure: PrintedStructure,
  marked: ReadonlyMap<MarkedRun, MarkedContent>,
): TaggedElement {
  return taggedElement('Document', inParagraphs(kidsOf(structure.document, false, { structure, marked })));
}

interface Printed {
  readonly structure: PrintedStructure;
  readonly marked: ReadonlyMap<MarkedRun, MarkedContent>;
}

function kidsOf(element: StructureElement, inLine: boolean, printed: Printed): Kid[] {
  const kids: Kid[] = [];
  for (const kid of contentOf(printed.structure, element)) {
    if (kid instanceof StructureElement) kids.push(...logicalElements(kid, inLine, printed));
    else {
      const content = printed.marked.get(kid);
      if (content !== undefined) kids.push(content);
    }
  }
  return kids;
}

/** What takes the place of an element: itself, nothing, or its own kids. */
function logicalElements(element: StructureElement, inLine: boolean, printed: Printed): Kid[] {
  const { type } = element;
  const kids = kidsOf(element, inLine || holdsLines.test(type), printed);
  // Of a table, all cells count, the empty ones too.
  if (kids.length === 0 && type !== 'TH' && type !== 'TD') return [];
  switch (type) {
    case 'NonStruct':
      return inLine ? kids : meaningOf(element, kids);
    case 'Figure': // a tick is real text with an alternate description, not a picture (ISO 32000-1, 14.9.3)
      return [taggedElement('Span', kids, element)];
    case 'LI': // its label, which these forms do not have, and its body (14.8.4.3.3)
      return [taggedElement('LI', [taggedElement('LBody', kids)], element)];
    default:
      return [taggedElement(type, kids, element)];
  }
}

/** Types that hold lines of text (ISO 32000-1, 14.8.4.3 and 14.8.4.4); what they hold is inline as well. */
const holdsLines = /^(?:P|H[1-6]|Figure)$/;

/** A box that says nothing itself: a part if it has a heading, a paragraph if it has a line of its own. */
function meaningOf(box: StructureElement, kids: Kid[]): Kid[] {
  if (kids.some(isHeading)) {
    return [taggedElement('Sect', inParagraphs(kids), box)];
  }
  return box.kids.length > 0 && kids.every(isInline) ? [taggedElement('P', kids, box)] : kids;
}

/** Bare lines between blocks become paragraphs. */
function inParagraphs(kids: readonly Kid[]): Kid[] {
  const blocks: Kid[] = [];
  let line: Kid[] = [];
  for (const kid of kids) {
    if (!isInline(kid)) {
      line = [];
      blocks.push(kid);
      continue;
    }
    if (line.length === 0) blocks.push(taggedElement('P', line));
    line.push(kid);
  }
  return blocks;
}

function isHeading(kid: Kid): boolean {
  return !isMarkedContent(kid) && /^H[1-6]$/.test(kid.type);
}

function isInline(kid: Kid): boolean {
  return isMarkedContent(kid) || kid.type === 'Span';
}
