import type { FilledPage } from '../../documents/ports.ts';
import { PdfFormatError } from '../syntax/format-error.ts';
import type { PdfDictionary, PdfObject } from '../syntax/objects.ts';
import { readPdf } from '../syntax/reader.ts';
import { assertDrawnAsFilled } from './drawn-text.ts';
import { type CountedPage, type Marks, type PageStructure, marksOf, pageStructure } from './marked-page.ts';
import { type MarkedRun, readMarkedRuns } from './marked-runs.ts';
import { black } from './page-content.ts';
import { type Print, type PrintedPage, drawnPage, readPages } from './print.ts';
import { type PrintedFont, printedFonts } from './printed-font.ts';
import type { PrintedStructure, StructureElement } from './structure.ts';

type PrintedFonts = ReadonlyMap<PdfDictionary, PrintedFont>;

/** The pages of one filled page in a print. */
export class MarkedPart {
  readonly #filled: FilledPage;
  readonly #marks: Marks;
  readonly #pages: readonly PrintedPage[];
  readonly #fonts: PrintedFonts;

  constructor(filled: FilledPage, marks: Marks, pages: readonly PrintedPage[], fonts: PrintedFonts) {
    this.#filled = filled;
    this.#marks = marks;
    this.#pages = pages;
    this.#fonts = fonts;
  }

  get pageCount(): number {
    return this.#pages.length;
  }

  /** Reads them. Throws PdfFormatError for a text that is not drawn as it was filled. */
  read(): Print {
    const page = pageStructure(this.#filled);
    const pages = this.#pages.map((printed) => drawnPage(printed, this.#fonts));
    const runs = readMarkedRuns(pages, this.#marks);
    assertDrawnAsFilled(pages, runs, page.texts);
    return { pages, structure: withText(page, runs) };
  }
}

/**
 * Takes a print of filled pages apart, one or many, by the marks of its text. Throws PdfFormatError for anything that
 * these forms never hold, links among it unless there may be some.
 */
export function readMarkedPrint(
  bytes: Uint8Array,
  filled: readonly CountedPage[],
  { links }: { readonly links: boolean } = { links: false },
): MarkedPart[] {
  const file = readPdf(bytes);
  const pages = readPages(file);
  for (const { dictionary } of pages) {
    assertOpaque(dictionary);
    if (!links && dictionary.get('Annots') !== null) throw new PdfFormatError('The print has annotations');
  }
  const fonts = printedFonts(file, pages);
  const marks = marksOf(filled);
  return pagesOfItems(pages, marks).map((own, index) => {
    const [page, marked] = [filled[index], marks[index]];
    if (page === undefined || marked === undefined || own.length === 0) {
      throw new PdfFormatError(`Item ${index + 1} of the print has no page`);
    }
    for (const { fonts: called } of own) assertKnownFaces([...called.values()], fonts, page.faces);
    return new MarkedPart(page, marked, own, fonts);
  });
}

/** Values of the transparency entries (ISO 32000-1, table 58) that leave a page opaque. */
const opaqueValues: Readonly<Record<string, (value: PdfObject, dictionary: PdfDictionary) => boolean>> = {
  ca: (value) => value === 1,
  CA: (value) => value === 1,
  BM: (_value, dictionary) => dictionary.name('BM') === 'Normal',
  SMask: (_value, dictionary) => dictionary.name('SMask') === 'None',
};

/**
 * Refuses a page with transparency: PDF/A-1 forbids it (ISO 19005-1, 6.4), later parts want a blending colour space
 * for it, and these forms have none. Skia names constants in a graphics state dictionary; those may stay.
 */
function assertOpaque(page: PdfDictionary): void {
  if (page.get('Group') !== null) throw new PdfFormatError('The print has a transparency group');
  const states = page.dictionary('Resources')?.dictionary('ExtGState');
  for (const name of states?.entries.keys() ?? []) {
    const state = states?.dictionary(name);
    for (const key of state?.entries.keys() ?? []) {
      if (state !== undefined && opaqueValues[key]?.(state.get(key), state) === false) {
        throw new PdfFormatError('The print is transparent in places');
      }
    }
  }
}

/** Fontconfig gives any face it knows for one that it does not find: a page is drawn by its own faces or not at all. */
function assertKnownFaces(
  called: readonly PdfDictionary[],
  fonts: PrintedFonts,
  faces: readonly string[] | undefined,
): void {
  for (const dictionary of called) {
    const face = fonts.get(dictionary)?.face ?? '';
    if (faces?.includes(face) === false) throw new PdfFormatError(`The print is drawn with the face ${face}`);
  }
}

/** A page belongs to the item whose text stands on it; one without text to the item before. */
function pagesOfItems(pages: readonly PrintedPage[], marks: readonly Marks[]): PrintedPage[][] {
  const items: PrintedPage[][] = marks.map(() => []);
  let item = 0;
  for (const page of pages) {
    const mark = firstMark(page.content);
    while (mark !== undefined && mark >= (marks[item]?.first ?? Infinity) + (marks[item]?.count ?? 0)) item += 1;
    const own = items[item];
    if (own === undefined) throw new PdfFormatError('The print has a mark that was never set');
    own.push(page);
  }
  return items;
}

const colourOperator = /(?:^|\s)([\d.]+) ([\d.]+) ([\d.]+) rg(?=\s)/g;

/** The first mark of a content stream, read without taking it apart. */
function firstMark(content: string): number | undefined {
  for (const [, red, green, blue] of content.matchAll(colourOperator)) {
    const [r = 0, g = 0, b = 0] = [red, green, blue].map((component) => Math.round(Number(component) * 255));
    const colour = (r << 16) | (g << 8) | b;
    if (colour !== black) return colour;
  }
  return undefined;
}

/** Gives the runs of text to their elements. */
function withText({ document, marked }: PageStructure, runsOfMarks: readonly MarkedRun[][]): PrintedStructure {
  const runs = new Map<StructureElement, MarkedRun[]>();
  for (const [index, element] of marked.entries()) {
    runs.set(element, [...(runs.get(element) ?? []), ...(runsOfMarks[index] ?? [])]);
  }
  return { document, runs };
}
