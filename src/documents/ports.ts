import type { WorkClass } from '../concurrency/work-queue.ts';
import type { AppError } from '../errors.ts';
import type { Totals } from '../forms/form.ts';
import type { Profile } from '../orders/options.ts';
import type { Pagination } from '../pagination/paginate.ts';

/**
 * The narrow ports through which documents are produced. Adapters (html, pdf, docx, fonts) implement them;
 * `main.ts` and the command line wire them. Nothing here knows Express, Chromium or docxtemplater.
 */

/** Limits of one piece of work; every adapter stops when the signal aborts. */
export interface WorkLimits {
  /** Aborts with an AppError as reason: `deadline-exceeded` (504) or `client-gone`. */
  readonly signal: AbortSignal;
  /** A caller or a batch waits for it; `interactive` unless given. */
  readonly workClass?: WorkClass;
  /** Called when the work takes long: it gives its place at the door to others, and goes on. Safe to call again. */
  readonly stepAside?: () => void;
}

/** Knows which characters the shipped (or mounted) fonts can draw. */
export interface CharacterCoverage {
  /** The first character of a text that no font draws, if there is one: where (in UTF-16 units) and what. */
  firstMissing(text: string): { readonly index: number; readonly codePoint: number } | undefined;
}

/** A filled page, ready to print: complete HTML of one document of one form. */
export interface FilledPage {
  /** Id of the form whose warm page prints it. */
  readonly form: string;
  /** Becomes `<title>` and the title of the PDF. */
  readonly title: string;
  /** The inner HTML of `<body>`. */
  readonly body: string;
  /** Pages that it was divided into, if it was. The print has the last word. */
  readonly pageCount?: number;
  /** PostScript names of the faces that may draw it; a print with any other is not vouched for. Any, if not given. */
  readonly faces?: readonly string[];
  /** As it is printed alone, where that was made beside the event loop: of hundreds of pages it takes some time. */
  readonly alone?: { readonly body: string; readonly markCount: number };
}

/** How a page is filled in: by the press, or afterwards by hand, for which its empty rows are higher. */
export interface FillingOptions {
  readonly byHand?: boolean;
}

/** Fills the page template of a form with its View. */
export interface PageRenderer {
  /** The body, to be printed on the form's warm page. */
  fill(form: string, title: string, view: object, options?: FillingOptions): FilledPage;
  /** How that body was divided into pages. */
  paginate(form: string, view: object, options?: FillingOptions): Pagination;
  /** The warm page of a form before anything is filled: head, stylesheet, empty body. */
  blankPage(form: string): string;
  /** A self-contained HTML file of the filled page, the `html` format. */
  standalone(page: FilledPage): string;
}

/** Prints pages with the headless shell. */
export interface Printer {
  /** The raw PDF, as Chromium writes it. Rejects with AppError `overloaded`, `browser-unavailable`, … */
  print(page: FilledPage, limits: WorkLimits): Promise<Uint8Array>;
  /**
   * One raw PDF of many filled pages, laid out and printed once: at a fraction of the cost of printing each. Every
   * item starts on a new page and counts its pages from 1. All items are of one form.
   */
  printTogether(pages: readonly FilledPage[], limits: WorkLimits): Promise<Uint8Array>;
}

/** What a finished PDF says about itself. */
export interface PdfProperties {
  readonly title: string;
  /** Form and edition, for the subject: `附件2 预算绩效目标申报表`. */
  readonly subject: string;
  /** BCP 47, always `zh-CN` for these forms. */
  readonly language: string;
  /** `annex-2@1.1.0` */
  readonly template: string;
  /** How empty totals were treated; recorded in the file, so that it can be printed again and compared. */
  readonly totals: Totals;
  /** The filing as it was sent, embedded by `pdfa-3*` and in Word files; an empty form has none. */
  readonly source?: { readonly bytes: Uint8Array; readonly fileName: string };
  /** Creation and modification date, only if the caller gave one (ISO date or date-time). */
  readonly documentDate?: string;
}

/** What the file of a filing says about itself. */
export type FiledProperties = PdfProperties & { readonly source: NonNullable<PdfProperties['source']> };

/** The pages of one filling in a print that a volume has taken apart. */
export interface PrintedPart {
  /** By which the volume knows it. */
  readonly id: number;
  /** How many there are. */
  readonly pageCount: number;
}

/** A page of a print with the file that is to be made of it. */
export interface UnfinishedDocument {
  readonly page: FilledPage;
  readonly profile: Profile;
  readonly properties: PdfProperties;
}

/** Turns prints into finished files: same bytes for the same filled page, whatever was printed with it. */
export interface PdfFinisher {
  /**
   * The files of all pages of a print, in their order, made beside the event loop. One that cannot be vouched for
   * (`internal`) or has more than `maxPages` (`too-many-pages`) is an AppError among them. Rejects with AppError
   * `internal` when the print as a whole is at fault, and with the signal's reason.
   */
  finishAll(
    print: Uint8Array,
    documents: readonly UnfinishedDocument[],
    limits: WorkLimits & { readonly maxPages: number },
  ): Promise<readonly (FinishedPdf | AppError)[]>;
}

export interface FinishedPdf {
  readonly bytes: Uint8Array;
  /** Number of pages. */
  readonly pages: number;
}

/** What a Word template is filled with. */
export interface WordFilling {
  readonly view: object;
  /** So that Word divides the pages as they are divided in print. */
  readonly pagination: Pagination;
}

/** Fills the Word template of a form with its View. */
export interface WordRenderer {
  render(form: string, filling: WordFilling, properties: PdfProperties): Uint8Array;
}

/** Rasters one page of a PDF. */
export interface PageRaster {
  /** `page` from 1, `dpi` 36–600. Resolves to PNG; rejects with AppError `page-not-found` beyond the last page. */
  png(pdf: Uint8Array, page: number, dpi: number, limits: WorkLimits): Promise<Uint8Array>;
}
