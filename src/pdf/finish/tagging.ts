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
  for (const run of [...structure.runs.values()].flat()) {
    if (!repeated.has(run)) sequences[run.page]?.push(run);
  }
  const marked = new Map<MarkedRun, MarkedContent>();
  for (const runs of sequences) {
    runs.sort((one, other) => one.index - other.index);
    for (const [mcid, run] of runs.entries()) marked.set(run, { page: run.page, mcid });
  }
  const document = logicalStructure(structure, (run) => marked.get(run));
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
  const visit = (element: StructureElement): void => {
    element.kids.forEach(visit);
    if (element.type !== 'TR' || !element.kids.some(({ scope }) => scope === 'Column')) return;
    const texts = runsBelow(element, runs);
    const firstPage = Math.min(...texts.map(({ page }) => page));
    const textOn = (number: number): string =>
      texts.flatMap(({ page, objects }) => (page === number ? codesOf(objects) : [])).join(' ');
    const head = textOn(firstPage);
    for (const run of texts) if (run.page > firstPage && textOn(run.page) === head) repeated.add(run);
  };
  visit(document);
  return repeated;
}

function codesOf(objects: readonly GraphicsObject[]): string {
  return objects.map(({ shown }) => shown.map(({ codes }) => codes).join('')).join('');
}

/** Of the objects of all sequences. */
function rolesOf(
  document: TaggedElement,
  sequences: readonly (readonly MarkedRun[])[],
): ReadonlyMap<GraphicsObject, ContentRole> {
  const roles = new Map<GraphicsObject, ContentRole>();
  for (const { type, kids } of elementsOf(document)) {
    for (const { page, mcid } of kids.filter(isMarkedContent)) {
      const role = { type, mcid };
      for (const object of sequences[page]?.[mcid]?.objects ?? []) roles.set(object, role);
    }
  }
  return roles;
}
