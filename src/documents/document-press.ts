import { createHash } from 'node:crypto';
import { abortReason } from '../concurrency/abort.ts';
import { AppError } from '../errors.ts';
import { reportOf } from './filing-report.ts';
import { defaultMaxPages } from './page-limit.ts';
import type {
  CharacterCoverage,
  FilledPage,
  FinishedPdf,
  PageRaster,
  PageRenderer,
  PdfFinisher,
  Printer,
  WordRenderer,
  WorkLimits,
} from './ports.ts';
import { prepareDocument, type PreparedDocument } from './prepare-document.ts';
import type { DocumentFormat, DocumentPress, MadeDocument } from './press.ts';
import { readFiling } from './read-filing.ts';

/** What a press works with. */
export interface PressParts {
  readonly coverage: CharacterCoverage;
  readonly pages: PageRenderer;
  readonly printer: Printer;
  readonly finisher: PdfFinisher;
  readonly word: WordRenderer;
  readonly raster: PageRaster;
  /** Pages that one document may have, default {@link defaultMaxPages}. */
  readonly maxPages?: number;
}

const mediaTypes: Readonly<Record<DocumentFormat, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
  png: 'image/png',
};

/** Creates the press: the way of the data of docs/architecture.md, from bytes to bytes. */
export function createDocumentPress(parts: PressParts): DocumentPress {
  const { coverage, maxPages = defaultMaxPages } = parts;
  return {
    validate: (form, source) => reportOf(form, readFiling({ form, source, options: { totals: 'as-filed' }, coverage })),

    make: async (order, limits) => makeDocument(parts, prepareDocument(order, { coverage, maxPages }), limits),
  };
}

/** Makes a prepared document. Rejects with AppError `too-many-pages`, `overloaded`, `browser-unavailable`, … */
export async function makeDocument(
  parts: PressParts,
  prepared: PreparedDocument,
  limits: WorkLimits,
): Promise<MadeDocument> {
  const { maxPages = defaultMaxPages } = parts;
  return madeDocument(prepared, await make(parts, { prepared, limits, maxPages }));
}

/** What a caller gets of a prepared document, once its bytes are there. */
export function madeDocument(
  prepared: PreparedDocument,
  { bytes, pages }: { readonly bytes: Uint8Array; readonly pages?: number },
): MadeDocument {
  return {
    bytes,
    mediaType: mediaTypes[prepared.order.format],
    fileName: prepared.fileName,
    ...(pages === undefined ? {} : { pages }),
    template: prepared.properties.template,
    sha256: createHash('sha256').update(bytes).digest(),
    warnings: prepared.warnings,
  };
}

/** One document on its way, its filing read and found printable. */
interface Job {
  readonly prepared: PreparedDocument;
  readonly limits: WorkLimits;
  readonly maxPages: number;
}

/** The document in its format; `pages` of a PDF only. */
async function make(parts: PressParts, job: Job): Promise<{ bytes: Uint8Array; pages?: number }> {
  const { prepared, limits } = job;
  const { order } = prepared;
  if (limits.signal.aborted) throw abortReason(limits.signal);
  switch (order.format) {
    case 'pdf':
      return pdf(parts, job);
    case 'docx':
      return { bytes: wordFile(parts, prepared) };
    case 'html':
      return { bytes: Buffer.from(parts.pages.standalone(filledPage(parts, prepared)), 'utf8') };
    case 'png': {
      const { bytes } = await pdf(parts, job);
      const { page, dpi } = order.raster ?? { page: 1, dpi: 96 };
      return { bytes: await parts.raster.png(bytes, page, dpi, limits) };
    }
  }
}

async function pdf(parts: PressParts, job: Job): Promise<FinishedPdf> {
  const { prepared, limits, maxPages } = job;
  const { order, properties } = prepared;
  const { printer, finisher } = parts;
  const page = filledPage(parts, prepared);
  const profile = order.format === 'pdf' ? order.profile : 'plain';
  const print = await printer.print(page, limits);
  const [finished] = await finisher.finishAll(print, [{ page, profile, properties }], { ...limits, maxPages });
  if (finished === undefined) throw new Error('A print of one page has one file');
  if (finished instanceof AppError) throw finished;
  return finished;
}

function wordFile({ pages, word }: PressParts, { order, view, properties }: PreparedDocument): Uint8Array {
  const pagination = pages.paginate(order.form.id, view);
  return word.render(order.form.id, { view, pagination }, properties);
}

/** The page of a prepared document, ready to print. */
export function filledPage(
  { pages }: Pick<PressParts, 'pages'>,
  { order, view, properties }: PreparedDocument,
): FilledPage {
  return pages.fill(order.form.id, properties.title, view);
}
