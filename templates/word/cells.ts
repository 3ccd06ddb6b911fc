import { styles, type ParagraphStyle } from './styles.ts';
import { paragraph, type Cell, type CellOptions, type ParagraphOptions, type Row } from './wordprocessing.ts';

/** The kinds of cell that the forms are made of. `edge` is the right edge of the cell in px (docs/geometry.md). */

type Options = CellOptions & ParagraphOptions;

const cell =
  (style: ParagraphStyle) =>
  (edge: number, text: string, options: Options = {}): Cell => ({
    ...options,
    edge,
    content: paragraph(style, text, options),
  });

/** The printed name of a field, centred. */
export const label = cell(styles.label);

/** A short value, a date, an amount: centred. */
export const entry = cell(styles.entry);

/** A text of the filer, left-aligned. */
export const narrative = cell(styles.narrative);

/** Several paragraphs of printed text and tags in one cell, left-aligned. */
export function lines(edge: number, texts: readonly string[]): Cell {
  return { edge, content: texts.map((text) => paragraph(styles.narrative, text)).join('') };
}

/** The label cell that was started in a row above. */
export function continued(edge: number, options: Options = {}): Cell {
  return label(edge, '', { merge: 'continue', ...options });
}

/** A head row, repeated on each page; it is never the last row of a page. */
export function headRow(...cells: readonly (readonly [edge: number, text: string])[]): Row {
  return { head: true, cells: cells.map(([edge, text]) => label(edge, text, { keepNext: true })) };
}

/**
 * The head row of a section whose label stands left of all its rows. As in the issued form the label begins in the head
 * row and runs over those below, which have `continued` there. Where the section may go over a page, src/docx moves the
 * label out of the head row: Word does not repeat a head row that is merged with others.
 */
export function sectionHead(
  labelEdge: number,
  name: string,
  ...cells: readonly (readonly [edge: number, text: string])[]
): Row {
  const section = label(labelEdge, name, { keepNext: true, merge: 'restart' });
  return { head: true, cells: [section, ...headRow(...cells).cells] };
}

/** Where and how an authority signs. */
export interface Signature {
  /** Free height over the signature, for opinion and stamp. */
  readonly room: number;
  /** Left edge of the cell. */
  readonly from: number;
  /** Right edge of the cell. */
  readonly to: number;
}

/** An opinion cell: the opinion, room to stamp, then who signs at the left and the date at the right. */
export function opinion(path: string, { room, from, to }: Signature): Cell {
  const width = to - from - 10;
  const date = `{#${path}.date}{${path}.date}{/${path}.date}{^${path}.date}年　　月　　日{/${path}.date}`;
  return {
    edge: to,
    content:
      paragraph(styles.narrative, `{${path}.opinion}`) +
      paragraph(
        styles.signature,
        `审核人（盖章）：{${path}.reviewer}{#${path}.beforeDate}\n{/${path}.beforeDate}\t${date}`,
        {
          before: room,
          indent: 120,
          rightTab: width - 14,
        },
      ),
  };
}
