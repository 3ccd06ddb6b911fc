import { PdfFormatError } from '../document/format-error.ts';
import type { ContentEdit } from './content-edits.ts';
import type { GraphicsObject, PageContent } from './page-content.ts';

/** What a graphics object is to the reader: content of the structure, or an artifact (ISO 32000-1, 14.8.2.2). */
export type Role = ContentRole | ArtifactRole;

/** Real content: the structure type of the element it belongs to, and its new identifier. */
export interface ContentRole {
  readonly type: string;
  readonly mcid: number;
}

/** Rules and backgrounds are layout artifacts, what stands in the margins is pagination. */
export type ArtifactRole = 'Layout' | 'Pagination';

/**
 * Says what a graphics object of the page is. The objects of one sequence get one and the same ContentRole object;
 * identifiers count up from 0 in the order of the content.
 */
export type RoleOf = (object: GraphicsObject) => Role;

/**
 * Writes the content with edits and new marks: every object that leaves marks is inside of a tagged sequence or an artifact
 * (ISO 14289-1, 7.1), and sequences start and end at such an object.
 */
export function markContent(content: PageContent, edits: readonly ContentEdit[], roleOf: RoleOf): string {
  const { text, objects } = content;
  let out = '';
  let copied = 0;
  let nextEdit = 0;
  /** Copies what stands before an offset, edited. */
  const copyTo = (offset: number): void => {
    for (let edit = edits[nextEdit]; edit !== undefined && edit.start < offset; edit = edits[++nextEdit]) {
      out += text.slice(copied, edit.start) + edit.text;
      copied = edit.end;
    }
    if (copied < offset) out += text.slice(copied, offset);
    copied = Math.max(copied, offset);
  };
  const roles = objects.map(roleOf);
  const sequenceEnds = endsOfSequences(objects, roles);
  let open: Role | undefined;
  let sequences = 0;
  objects.forEach((object, index) => {
    const role = roles[index];
    copyTo(object.start);
    if (open === undefined && role !== undefined) {
      if (typeof role !== 'string' && role.mcid !== sequences++)
        throw new PdfFormatError('Marked content is interleaved');
      out += openingMark(role);
      open = role;
    }
    copyTo(object.end);
    if (sequenceEnds[index] === true) {
      out += '\nEMC';
      open = undefined;
    }
  });
  copyTo(text.length);
  return out;
}

/**
 * For each object, whether its sequence ends with it. Real content ends with its last object, as an identifier
 * is used once only; an artifact ends where something else follows or the graphics state is saved or restored.
 */
function endsOfSequences(objects: readonly GraphicsObject[], roles: readonly Role[]): boolean[] {
  return objects.map((object, index) => {
    const [role, next] = [roles[index], roles[index + 1]];
    return role !== next || (typeof role === 'string' && object.nesting !== objects[index + 1]?.nesting);
  });
}

function openingMark(role: Role): string {
  return typeof role === 'string' ? `/Artifact<</Type/${role}>>BDC\n` : `/${role.type}<</MCID ${role.mcid}>>BDC\n`;
}
