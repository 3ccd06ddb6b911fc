import { createHash } from 'node:crypto';
import { requireLive } from '../concurrency/abort.ts';
import { AppError } from '../errors.ts';
import { mediaTypes } from '../orders/options.ts';
import type { FilledPage, FinishedPdf, PageRaster, PdfFinisher, Printer, WorkLimits } from './ports.ts';
import type { PreparedDocument } from './prepared-document.ts';
import type { Prepress } from './prepress.ts';
import type { DocumentPress, MadeDocument } from './press.ts';

/** What a press works with. */
export interface PressParts {
  readonly prepress: Prepress;
  readonly printer: Printer;
  readonly finisher: PdfFinisher;
  readonly raster: PageRaster;
  /** Pages that one document may have. */
  readonly maxPages: number;
}

/** Creates the press: the way of the data of docs/architecture.md, from bytes to bytes. */
export function createDocumentPress(parts: PressParts): DocumentPress {
  const { prepress } = parts;
  return {
    validate: async (order, limits) => prepress.validate(order, limits),
    make: async (order, limits) => makeDocument(parts, await prepress.prepare(order, limits), limits),
    makeBlank: async (order, limits) => makeDocument(parts, await prepress.prepareBlank(order, limits), limits),
  };
}

/** Makes a prepared document. Rejects with AppError `too-many-pages`, `overloaded`, `browser-unavailable`, … */
export async function makeDocument(
  parts: PressParts,
  prepared: PreparedDocument,
  limits: WorkLimits,
): Promise<MadeDocument> {
  requireLive(limits.signal);
  const { order, content } = prepared;
  if ('file' in content) return madeDocument(prepared, { bytes: content.file });
  const finished = await printed(parts, prepared, content.page, limits);
  if (order.format !== 'png') return madeDocument(prepared, finished);
  const { page = 1, dpi = 96 } = order;
  return madeDocument(prepared, { bytes: await parts.raster.png(finished.bytes, page, dpi, limits) });
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
    notices: prepared.notices,
  };
}

async function printed(
  { printer, finisher, maxPages }: PressParts,
  { order, properties }: PreparedDocument,
  page: FilledPage,
  limits: WorkLimits,
): Promise<FinishedPdf> {
  const profile = order.format === 'pdf' ? order.profile : 'plain';
  const print = await printer.print(page, limits);
  const [finished] = await finisher.finishAll(print, [{ page, profile, properties }], { ...limits, maxPages });
  if (finished === undefined) throw new Error('A print of one page has one file');
  if (finished instanceof AppError) throw finished;
  return finished;
}
