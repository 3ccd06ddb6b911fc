import { PdfFormatError } from '../document/format-error.ts';
import { canonicalEdits } from './content-edits.ts';
import { assignHeaders } from './header-cells.ts';
import { toLogicalStructure } from './logical-structure.ts';
import { markContent, type ArtifactRole, type ContentRole, type Role } from './marked-content.ts';
import type { GraphicsObject, PageContent } from '../print/page-content.ts';
import {
  elementsOf,
  isMarkedContent,
  markedContentOf,
  StructureElement,
  type MarkedContent,
} from './structure-tree.ts';

/** A page of which every mark is real content of the structure tree or an artifact. */
export interface TaggedPage {
  /** The content stream. */
  readonly content: string;
  /** Its marked-content sequences; the identifier is the index. */
  readonly sequences: readonly ContentSequence[];
}

/** A marked-content sequence: the element it belongs to, and what it draws. */
export interface ContentSequence {
  readonly owner: StructureElement;
  readonly objects: readonly GraphicsObject[];
}

/** The resource name that a font of a page gets, by the name that it has in the print. */
export type FontNameOf = (page: number, name: string) => string;

/**
 * Makes the tagging of a print complete and canonical (ISO 14289-1, 7.1–7.5). Changes the tree in place: its
 * marked contents have the identifiers of the new content streams afterwards.
 */
export function tagContent(
  document: StructureElement,
  pages: readonly PageContent[],
  fontNameOf: FontNameOf,
): TaggedPage[] {
  const sequences = pages.map((page) => bySequence(page.objects));
  const objectsOf = (item: MarkedContent): readonly GraphicsObject[] => sequences[item.page]?.get(item.mcid) ?? [];
  const artifacts = new Map<GraphicsObject, ArtifactRole>();
  const setAside = (item: MarkedContent, role: ArtifactRole): void =>
    objectsOf(item).forEach((object) => artifacts.set(object, role));

  setRepeatedHeadRowsAside(document, objectsOf, setAside);
  removeArtifacts(document, objectsOf, artifacts, setAside);
  toLogicalStructure(document);
  for (const element of elementsOf(document)) if (element.type === 'Table') assignHeaders(element);
  return writeMarks(document, pages, sequences, artifacts, fontNameOf);
}

function bySequence(objects: readonly GraphicsObject[]): Map<number, GraphicsObject[]> {
  const sequences = new Map<number, GraphicsObject[]>();
  for (const object of objects) {
    if (typeof object.mark !== 'number') continue;
    const sequence = sequences.get(object.mark);
    if (sequence === undefined) sequences.set(object.mark, [object]);
    else sequence.push(object);
  }
  return sequences;
}

type ObjectsOf = (item: MarkedContent) => readonly GraphicsObject[];
type SetAside = (item: MarkedContent, role: ArtifactRole) => void;

/**
 * A head row that Chromium repeats on each page of a table has its text there once per page, all in one element.
 * The first is the head; the others are pagination artifacts (ISO 32000-1, 14.8.2.2.2), or it would be read twice.
 */
function setRepeatedHeadRowsAside(document: StructureElement, objectsOf: ObjectsOf, setAside: SetAside): void {
  for (const row of elementsOf(document)) {
    const cells = row.kids.filter((kid) => kid instanceof StructureElement);
    if (row.type !== 'TR' || !cells.some((cell) => cell.scope === 'Column')) continue;
    const items = markedContentOf(row);
    const firstPage = Math.min(...items.map((item) => item.page));
    const textOn = (page: number): string => {
      const texts = items.filter((item) => item.page === page).map((item) => codes(objectsOf(item)));
      return texts.filter((text) => text !== '').join(' ');
    };
    const head = textOn(firstPage);
    for (const item of items) {
      if (item.page > firstPage && textOn(item.page) === head) setAside(item, 'Pagination');
    }
  }
}

function codes(objects: readonly GraphicsObject[]): string {
  return objects.map((object) => object.shown.map((text) => text.codes).join('')).join('');
}

/** Takes out of the tree what is no content: rules, backgrounds, what was set aside. */
function removeArtifacts(
  document: StructureElement,
  objectsOf: ObjectsOf,
  artifacts: ReadonlyMap<GraphicsObject, ArtifactRole>,
  setAside: SetAside,
): void {
  for (const element of elementsOf(document)) {
    const kids: StructureElement['kids'] = [];
    for (const kid of element.kids) {
      if (!isMarkedContent(kid)) {
        kids.push(kid);
        continue;
      }
      const objects = objectsOf(kid);
      const [first] = objects;
      if (first === undefined || artifacts.has(first)) continue;
      if (objects.some((object) => object.kind === 'text')) kids.push(kid);
      else if (element.type === 'Figure') throw new PdfFormatError('The print has a drawing');
      else setAside(kid, 'Layout');
    }
    element.kids = kids;
  }
}

/** Gives identifiers in the order of the content and writes the content streams. */
function writeMarks(
  document: StructureElement,
  pages: readonly PageContent[],
  sequences: readonly Map<number, readonly GraphicsObject[]>[],
  artifacts: ReadonlyMap<GraphicsObject, ArtifactRole>,
  fontNameOf: FontNameOf,
): TaggedPage[] {
  const items = pages.map(() => new Map<number, { item: MarkedContent; owner: StructureElement }>());
  for (const owner of elementsOf(document)) {
    for (const item of owner.kids) if (isMarkedContent(item)) items[item.page]?.set(item.mcid, { item, owner });
  }
  const written: TaggedPage[] = [];
  for (const [pageIndex, page] of pages.entries()) {
    const tagged: ContentSequence[] = [];
    const contentRoles = new Map<GraphicsObject, ContentRole>();
    for (const [mcid, objects] of sequences[pageIndex] ?? []) {
      const known = items[pageIndex]?.get(mcid);
      if (known === undefined) continue;
      const { item, owner } = known;
      item.mcid = tagged.push({ owner, objects }) - 1;
      const role = { type: owner.type, mcid: item.mcid };
      for (const object of objects) contentRoles.set(object, role);
    }
    const roles: Role[] = [];
    for (const object of page.objects) {
      roles.push(contentRoles.get(object) ?? artifacts.get(object) ?? artifactRole(object));
    }
    const edits = canonicalEdits(page, (name) => fontNameOf(pageIndex, name));
    written.push({ content: markContent(page, edits, roles), sequences: tagged });
  }
  return written;
}

/**
 * What Chromium leaves untagged: `@page` margin boxes, drawn before the clip of the page area, and rules. Untagged
 * text in the page area is content that nobody would hear read; it is refused rather than called an artifact.
 */
function artifactRole(object: GraphicsObject): ArtifactRole {
  if (object.kind === 'path') return 'Layout';
  if (object.mark !== 'artifact' && (object.inPageArea || object.mark !== undefined)) {
    throw new PdfFormatError('The print has text that is not tagged');
  }
  return 'Pagination';
}
