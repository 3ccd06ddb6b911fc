import {
  type TaggedElement,
  elementsIn,
  isMarkedContent,
  markedContentOf,
  readStructureTree,
} from '../../../src/pdf/finish/structure-tree.ts';
import { readPages } from '../../../src/pdf/print/print.ts';
import { readPdf } from '../../../src/pdf/syntax/reader.ts';
import { type PageLayout, type PrintedText, readPageLayouts } from './page-layout.ts';

/** A text with the index of its page. */
export interface PlacedText extends PrintedText {
  readonly page: number;
}

/** A heading or paragraph outside of tables. */
export interface PrintedLine {
  readonly kind: 'heading' | 'paragraph';
  /** Of a heading: 1 for the title of the form, 2 for its parts. */
  readonly level?: number;
  readonly texts: readonly PlacedText[];
}

export interface PrintedCell {
  /** `TH` or `TD`. */
  readonly type: string;
  readonly scope: string | undefined;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly texts: readonly PlacedText[];
}

export interface PrintedTable {
  readonly kind: 'table';
  readonly rows: readonly (readonly PrintedCell[])[];
}

/** A PDF as its tags and its marks together tell it: what belongs to which cell, and where it stands. */
export interface PrintedDocument {
  readonly pages: readonly PageLayout[];
  /** In reading order. */
  readonly blocks: readonly (PrintedLine | PrintedTable)[];
}

/** Reads a tagged PDF: the structure from its structure tree, places and characters with pdf.js. */
export async function readPrintedDocument(pdf: Uint8Array): Promise<PrintedDocument> {
  const pages = await readPageLayouts(pdf);
  const file = readPdf(pdf);
  const tree = readStructureTree(file.catalog, readPages(file));
  const marked = pages.map(({ texts }) => byMark(texts));
  const textsOf = (element: TaggedElement): PlacedText[] =>
    markedContentOf(element).flatMap(({ page, mcid }) =>
      (marked[page]?.get(mcid) ?? []).map((text) => ({ ...text, page })),
    );
  const blocks: (PrintedLine | PrintedTable)[] = [];
  const visit = (element: TaggedElement): void => {
    if (element.type === 'Table') blocks.push({ kind: 'table', rows: rowsOf(element, textsOf) });
    else if (/^H\d$/.test(element.type)) {
      blocks.push({ kind: 'heading', level: Number(element.type.slice(1)), texts: textsOf(element) });
    } else if (element.kids.some(isMarkedContent) || element.type === 'P') {
      blocks.push({ kind: 'paragraph', texts: textsOf(element) });
    } else elementsIn(element).forEach(visit);
  };
  visit(tree);
  return { pages, blocks };
}

function byMark(texts: readonly PrintedText[]): Map<number | undefined, PrintedText[]> {
  const marked = new Map<number | undefined, PrintedText[]>();
  for (const text of texts) marked.set(text.mcid, [...(marked.get(text.mcid) ?? []), text]);
  return marked;
}

function rowsOf(table: TaggedElement, textsOf: (element: TaggedElement) => PlacedText[]): PrintedCell[][] {
  const rows = elementsIn(table).filter(({ type }) => type === 'TR');
  return rows.map((row) =>
    elementsIn(row).map((cell) => ({
      type: cell.type,
      scope: cell.scope,
      rowSpan: cell.rowSpan,
      columnSpan: cell.columnSpan,
      texts: textsOf(cell),
    })),
  );
}

/** The characters without blanks of any kind. */
export function withoutBlanks(text: string): string {
  return text.replace(/[\s\u3000]/gu, '');
}

/** What a cell or line says, blanks aside. */
export function saying(texts: readonly { readonly text: string }[]): string {
  return withoutBlanks(texts.map(({ text }) => text).join(''));
}
