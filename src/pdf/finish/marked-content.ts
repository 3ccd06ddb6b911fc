import { PdfFormatError } from '../document/format-error.ts';
import type { ContentEdit } from './content-edits.ts';
import type { GraphicsObject, PageContent } from '../print/page-content.ts';

/** Of a graphics object: content of the structure, or an artifact (ISO 32000-1, 14.8.2.2). */
type Role = ContentRole | ArtifactRole;

/** Real content: the structure type of the element it belongs to, and its new identifier. */
export interface ContentRole {
  readonly type: string;
  readonly mcid: number;
}

/** Rules are layout artifacts; what stands in the margins, and head rows that are repeated, are pagination. */
type ArtifactRole = 'Layout' | 'Pagination';

/**
 * Writes the content with edits and new marks: every object that leaves marks is inside of a tagged sequence or an artifact
 * (ISO 14289-1, 7.1), and sequences start and end at such an object.
 *
 * @param content real content, all other objects being artifacts. Those of one sequence have one and the same ContentRole
 *   object; identifiers count up from 0 in the order of the content.
 */
export function markContent(
  { text, objects }: PageContent,
  edits: readonly ContentEdit[],
  content: ReadonlyMap<GraphicsObject, ContentRole>,
): string {
  const roles = objects.map(
    (object): Role => content.get(object) ?? (object.kind === 'path' ? 'Layout' : 'Pagination'),
  );
  const copy = new EditedCopy(text, edits);
  let open: Role | undefined;
  let sequences = 0;
  for (const [index, object] of objects.entries()) {
    const role = roles[index];
    copy.to(object.start);
    if (open === undefined && role !== undefined) {
      if (typeof role !== 'string' && role.mcid !== sequences++)
        throw new PdfFormatError('Marked content is interleaved');
      copy.text += openingMark(role);
      open = role;
    }
    copy.to(object.end);
    if (endsSequence(index, objects, roles)) {
      copy.text += '\nEMC';
      open = undefined;
    }
  }
  copy.to(text.length);
  return copy.text;
}

/** A text that is copied piece by piece, edited. */
class EditedCopy {
  text = '';
  readonly #source: string;
  readonly #edits: readonly ContentEdit[];
  #copied = 0;
  #nextEdit = 0;

  /** `edits` in the order of the text. */
  constructor(source: string, edits: readonly ContentEdit[]) {
    this.#source = source;
    this.#edits = edits;
  }

  /** Copies what stands before an offset. */
  to(offset: number): void {
    for (
      let edit = this.#edits[this.#nextEdit];
      edit !== undefined && edit.start < offset;
      edit = this.#edits[++this.#nextEdit]
    ) {
      this.text += this.#source.slice(this.#copied, edit.start) + edit.text;
      this.#copied = edit.end;
    }
    if (this.#copied < offset) this.text += this.#source.slice(this.#copied, offset);
    this.#copied = Math.max(this.#copied, offset);
  }
}

/**
 * Whether a sequence ends with an object. Real content ends with its last object, as an identifier is used once only;
 * an artifact ends where something else follows or the graphics state is saved or restored.
 */
function endsSequence(index: number, objects: readonly GraphicsObject[], roles: readonly Role[]): boolean {
  const role = roles[index];
  if (role !== roles[index + 1]) return true;
  return typeof role === 'string' && objects[index]?.nesting !== objects[index + 1]?.nesting;
}

function openingMark(role: Role): string {
  return typeof role === 'string' ? `/Artifact<</Type/${role}>>BDC\n` : `/${role.type}<</MCID ${role.mcid}>>BDC\n`;
}
