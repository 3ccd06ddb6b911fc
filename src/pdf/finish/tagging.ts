import type { MarkedRun } from '../print/marked-runs.ts';
import type { GraphicsObject } from '../print/page-content.ts';
import type { Print } from '../print/print.ts';
import { type PrintedStructure, StructureElement, runsBelow } from '../print/structure.ts';
import { logicalStructure } from './logical-structure.ts';
import { type ContentRole, markContent } from './marked-content.ts';
import { type MarkedContent, type TaggedElement, elementsOf, isMarkedContent } from './structure-tree.ts';

/**
 * Tags a print (ISO 14289-1, 7.1–7.5): runs of text become marked content, which is numbered in the order of the content;
 * rules, margin boxes and repeated head rows become artifacts.
 *
 * @param fontNameOf the resource name that a font of a page gets, by the name that it has in the print
 * @returns the structure, whose marked contents name pages by their index; the content stream of each page; and what a
 *   marked-content sequence draws
 */
export function tagContent({ pages, structure }: Print, fontNameOf: (page: number, name: string) => string) {
  const repeated = repeatedHeadRows(structure);
  const sequences = pages.map((): MarkedRun[] => []);
  for (const runs of structure.runs.values()) {
    for (const run of runs) if (!repeated.has(run)) sequences[run.page]?.push(run);
  }
  const marked = new Map<MarkedRun, MarkedContent>();
  for (const runs of sequences) {
    runs.sort(byIndex);
    for (const [mcid, run] of runs.entries()) marked.set(run, { page: run.page, mcid });
  }
  const document = logicalStructure(structure, marked);
  const roles = rolesOf(document, sequences);
  return {
    structure: document,
    pages: pages.map(({ content }, page) => markContent(content, roles, (name) => fontNameOf(page, name))),
    objectsOf: ({ page, mcid }: MarkedContent): readonly GraphicsObject[] => sequences[page]?.[mcid]?.objects ?? [],
  };
}

/**
 * The text of head rows that Chromium repeats on each page of a table, all of it in one element. The first is the head;
 * the others are pagination artifacts (ISO 32000-1, 14.8.2.2.2), or it would be read twice.
 */
function repeatedHeadRows({ document, runs }: PrintedStructure): ReadonlySet<MarkedRun> {
  const repeated = new Set<MarkedRun>();
  addRepeated(document, runs, repeated);
  return repeated;
}

function addRepeated(element: StructureElement, runs: PrintedStructure['runs'], repeated: Set<MarkedRun>): void {
  for (const kid of element.kids) addRepeated(kid, runs, repeated);
  if (element.type !== 'TR' || !element.kids.some(isColumnHead)) return;
  const texts = runsBelow(element, runs);
  let firstPage = Infinity;
  for (const { page } of texts) firstPage = Math.min(firstPage, page);
  const head = textOn(firstPage, texts);
  for (const run of texts) if (run.page > firstPage && textOn(run.page, texts) === head) repeated.add(run);
}

function isColumnHead({ scope }: StructureElement): boolean {
  return scope === 'Column';
}

function byIndex(one: MarkedRun, other: MarkedRun): number {
  return one.index - other.index;
}

/** The codes of what is shown on a page, object by object. */
function textOn(number: number, runs: readonly MarkedRun[]): string {
  let text = '';
  for (const { page, objects } of runs) {
    if (page !== number) continue;
    for (const { shown } of objects) for (const { codes } of shown) for (const code of codes) text += `${code} `;
    text += ';';
  }
  return text;
}

/** Of the objects of all sequences. */
function rolesOf(
  document: TaggedElement,
  sequences: readonly (readonly MarkedRun[])[],
): ReadonlyMap<GraphicsObject, ContentRole> {
  const roles = new Map<GraphicsObject, ContentRole>();
  for (const { type, kids } of elementsOf(document)) {
    for (const kid of kids) {
      if (!isMarkedContent(kid)) continue;
      const { page, mcid } = kid;
      const role = { type, mcid };
      for (const object of sequences[page]?.[mcid]?.objects ?? []) roles.set(object, role);
    }
  }
  return roles;
}
