import { checkpoint } from '../concurrency/checkpoint.ts';
import { breakLines } from '../typesetting/line-breaker.ts';

/** Breaks the paragraphs of a filled page into lines. */
export type LineSetter = (body: string) => string;

/** What there is to know of the faces of the page. */
export interface PageFaces {
  /** Advance of a character in em, in 宋体 and in the face of titles. */
  readonly advances: Readonly<Record<TextFace, (codePoint: number) => number>>;
  /** The face in which Word draws a character that 宋体 may lack. */
  readonly supplementary: { faceFor(codePoint: number): string | undefined };
}

type TextFace = 'song' | 'xiaobiaosong';

/** Type and column of a text. */
interface Column {
  /** In CSS pixels. */
  readonly width: number;
  /** In points. */
  readonly size: number;
  readonly face: TextFace;
}

const twipsPerPixel = 15;
const twipsPerPoint = 20;

/** Rules and inner margins of a cell, left and right together (docs/geometry.md). */
const cellMargins = 10;

/** Size of the text in tables, in points. */
const tableText = 10.5;

/**
 * Paragraphs and titles without any tag inside, and tags that say how wide they are: block, its attributes, its text; tag,
 * its attributes; closed tag. Groups by number: names would cost more than all the rest.
 */
const landmarks = /<(p|h1)((?: [^>]*)?)>([^<]+)<\/\1>|<(table|col|tr|t[dh]|div)\b([^>]*)>|<\/(table|t[dh]|div)>/g;

/**
 * Sets the lines of all paragraphs that stand in a table cell, whose width the table itself tells, or in an element
 * with `data-column="width size"` (px and pt; `xiaobiaosong` after it for that face). The line ends become line feeds,
 * which `white-space: pre-wrap` keeps and which leave the text of a paragraph one text.
 *
 * @throws Error for a cell outside of the columns of its table: a fault of the template
 */
export function createLineSetter({ advances, supplementary }: PageFaces): LineSetter {
  const setText = (text: string, { width, size, face }: Column): string =>
    escapeHtml(
      breakLines(unescapeHtml(text), {
        width: width * twipsPerPixel,
        size: size * twipsPerPoint,
        advance: advances[face],
        otherFace: (codePoint) => supplementary.faceFor(codePoint),
      }).join('\n'),
    );
  return (body) => {
    let grid = new TableGrid();
    let column: Column | undefined;
    const set = (match: string, ...[block, own = '', text, tag, attributes = '', closed]: Landmark): string => {
      if (text !== undefined) {
        checkpoint();
        const measured = columnOf(own) ?? (block === 'p' ? column : undefined);
        return measured === undefined ? match : `<${block}${own}>${setText(text, measured)}</${block}>`;
      }
      if (closed !== undefined) column = undefined;
      if (tag === 'table') grid = new TableGrid();
      else if (tag === 'col') grid.addColumn(numberOf(attributes, 'width'));
      else if (tag === 'tr') grid.startRow();
      else if (tag === 'td' || tag === 'th') {
        const width = grid.addCell(numberOf(attributes, 'colspan') ?? 1, numberOf(attributes, 'rowspan') ?? 1);
        column = { width: width - cellMargins, size: tableText, face: 'song' };
      } else if (tag !== undefined) column = columnOf(attributes) ?? column;
      return match;
    };
    return body.replace(landmarks, set);
  };
}

/** Groups of {@link landmarks}. */
type Landmark = readonly [
  block: 'p' | 'h1' | undefined,
  own: string | undefined,
  text: string | undefined,
  tag: string | undefined,
  attributes: string | undefined,
  closed: string | undefined,
];

function columnOf(attributes: string): Column | undefined {
  if (!attributes.includes('data-column')) return undefined;
  const [, width, size, face] = /data-column="([\d.]+) ([\d.]+)(?: (xiaobiaosong))?"/.exec(attributes) ?? [];
  if (width === undefined || size === undefined) return undefined;
  return { width: Number(width), size: Number(size), face: face === undefined ? 'song' : 'xiaobiaosong' };
}

/** A number among the attributes of a tag. */
const numbers = { width: /\bwidth="(\d+)"/, colspan: /\bcolspan="(\d+)"/, rowspan: /\browspan="(\d+)"/ } as const;

function numberOf(attributes: string, name: keyof typeof numbers): number | undefined {
  const value = numbers[name].exec(attributes)?.[1];
  return value === undefined ? undefined : Number(value);
}

/** Width of every table of the forms. */
const tableWidth = 624;

/** Which columns a cell covers, row spans of the rows above considered. */
class TableGrid {
  readonly #widths: number[] = [];
  /** For each column how many further rows the cell in it covers. */
  readonly #covered: number[] = [];
  #occupied: boolean[] = [];
  #next = 0;

  /** The last column takes what the others leave. */
  addColumn(width: number | undefined): void {
    this.#widths.push(width ?? tableWidth - this.#widths.reduce((sum, other) => sum + other, 0));
  }

  startRow(): void {
    this.#occupied = this.#widths.map((_, index) => (this.#covered[index] ?? 0) > 0);
    this.#widths.forEach((_, index) => (this.#covered[index] = Math.max(0, (this.#covered[index] ?? 0) - 1)));
    this.#next = 0;
  }

  /** Width of the cell. */
  addCell(columns: number, rows: number): number {
    while (this.#occupied[this.#next] === true) this.#next += 1;
    const start = this.#next;
    this.#next += columns;
    if (this.#next > this.#widths.length) throw new Error('A table row has more cells than its table columns');
    for (let index = start; index < this.#next; index += 1) this.#covered[index] = rows - 1;
    return this.#widths.slice(start, this.#next).reduce((sum, width) => sum + width, 0);
  }
}

/** As Handlebars escapes. */
const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
  '`': '&#x60;',
  '=': '&#x3D;',
};
const characters = new Map(Object.entries(escapes).map(([character, entity]) => [entity, character]));

function unescapeHtml(text: string): string {
  return text.replace(/&[^;]+;/g, (entity) => characters.get(entity) ?? entity);
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"'`=]/g, (character) => escapes[character] ?? character);
}
