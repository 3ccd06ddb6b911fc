import type { ContentRange } from '../print/content-operands.ts';
import type { GraphicsObject, PageArea, PageContent } from '../print/page-content.ts';
import { PdfFormatError } from '../syntax/format-error.ts';

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
  page: PageContent,
  content: ReadonlyMap<GraphicsObject, ContentRole>,
  fontNameOf: (name: string) => string,
): string {
  const { text, objects } = page;
  const roles = objects.map(
    (object): Role => content.get(object) ?? (object.kind === 'path' ? 'Layout' : 'Pagination'),
  );
  const copy = new EditedCopy(text, canonicalEdits(page, fontNameOf));
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

/** A range of a content stream and what takes its place. */
interface ContentEdit extends ContentRange {
  readonly text: string;
}

/**
 * The edits that make a content stream independent of its print: the same page has the same bytes, printed on its own or as
 * the two hundredth of many. In the order of the content.
 *
 * - The flow of the document is moved so that the page stands at its top. Chromium keeps the coordinates of one
 *   endless column; on its twelfth page they leave the range that PDF/A-1 allows (ISO 19005-1, 6.1.12: 32,767).
 * - Fonts are named as `fontNameOf` says; Skia counts them over the whole file.
 * - Graphics states go: they set what is the default (`assertOpaque` has made sure), under counted names again.
 * - Colours go: they are marks (`src/pdf/print`), or black, which is the default.
 */
function canonicalEdits(content: PageContent, fontNameOf: (name: string) => string): ContentEdit[] {
  const { text, stateOperators, fontNames, areas } = content;
  const edits: ContentEdit[] = [];
  // One end of line was before the operator and one is behind it.
  for (const { start, end } of stateOperators) edits.push({ start, end: Math.min(end + 1, text.length), text: '' });
  for (const { start, end } of fontNames)
    edits.push({ start, end, text: `/${fontNameOf(text.slice(start + 1, end))}` });
  for (const area of areas) moveToTop(text, area, edits);
  return edits.sort(byStart);
}

function byStart(one: ContentRange, other: ContentRange): number {
  return one.start - other.start;
}

function moveToTop(text: string, area: PageArea, edits: ContentEdit[]): void {
  const distance = onGrid((Number(area.top) - area.translation) / area.scale);
  if (distance === 0) return;
  edits.push({ ...area.translationRange, text: area.top });
  for (const { start, end } of area.ordinates) {
    edits.push({ start, end, text: number(onGrid(Number(text.slice(start, end)) - distance)) });
  }
}

/** Layout units of Chromium: lengths and places are multiples of 1/64 px. */
const unitsPerPixel = 64;
/** How far a written number may be off: eight significant digits of six before the point. */
const rounding = 0.006;

/** The number of layout units that a rounded number stands for; a number that is none stays as it is. */
function onGrid(value: number): number {
  const units = Math.round(value * unitsPerPixel) / unitsPerPixel;
  return Math.abs(units - value) < rounding ? units : value;
}

/** As Skia writes numbers: eight significant digits, nothing needless. */
function number(value: number): string {
  if (Number.isInteger(value)) return String(value);
  const text = String(Number(value.toPrecision(8)));
  return text.replace(/^(-?)0\./, '$1.');
}
