import { createHash } from 'node:crypto';
import { abortReason } from '../concurrency/abort.ts';
import type { Form } from '../forms/form.ts';
import { assertPrintable, reportOf } from './filing-report.ts';
import { assertFits, assertMayFit, defaultMaxPages } from './page-limit.ts';
import type {
  CharacterCoverage,
  FilledPage,
  FinishedPdf,
  PageRaster,
  PageRenderer,
  PdfFinisher,
  PdfProperties,
  Printer,
  WordRenderer,
  WorkLimits,
} from './ports.ts';
import type { DocumentFormat, DocumentOrder, DocumentPress, MadeDocument } from './press.ts';
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

    make: async (order, limits) => {
      const { form, source, format, strict, totals } = order;
      const options = { totals };
      const checked = readFiling({ form, source, options, coverage });
      const report = reportOf(form, checked);
      assertPrintable(report, strict);
      const filing = checked.filing?.accepted;
      const view = form.toView(filing, options);
      assertMayFit(form.leastPages(filing), view, maxPages);
      const job: Job = { order, view, properties: propertiesOf(order, filing), limits, maxPages };
      const { bytes, pages } = await make(parts, job);
      return {
        bytes,
        mediaType: mediaTypes[format],
        fileName: `${form.fileName(filing)}.${format}`,
        ...(pages === undefined ? {} : { pages }),
        template: job.properties.template,
        sha256: createHash('sha256').update(bytes).digest(),
        warnings: report.warnings,
      } satisfies MadeDocument;
    },
  };
}

/** One document on its way, its filing read and found printable. */
interface Job {
  readonly order: DocumentOrder;
  readonly view: object;
  readonly properties: PdfProperties;
  readonly limits: WorkLimits;
  readonly maxPages: number;
}

/** The document in its format; `pages` of a PDF only. */
async function make(parts: PressParts, job: Job): Promise<{ bytes: Uint8Array; pages?: number }> {
  const { order, view, properties, limits } = job;
  if (limits.signal.aborted) throw abortReason(limits.signal);
  switch (order.format) {
    case 'pdf':
      return pdf(parts, job);
    case 'docx':
      return { bytes: parts.word.render(order.form.id, view, properties) };
    case 'html':
      return { bytes: Buffer.from(parts.pages.standalone(filledPage(parts, job)), 'utf8') };
    case 'png': {
      const { bytes } = await pdf(parts, job);
      const { page, dpi } = order.raster ?? { page: 1, dpi: 96 };
      return { bytes: await parts.raster.png(bytes, page, dpi, limits) };
    }
  }
}

async function pdf(parts: PressParts, job: Job): Promise<FinishedPdf> {
  const { order, properties, limits, maxPages } = job;
  const print = await parts.printer.print(filledPage(parts, job), limits);
  const finished = parts.finisher.finish(print, order.format === 'pdf' ? order.profile : 'plain', properties);
  assertFits(finished.pages, maxPages);
  return finished;
}

function filledPage({ pages }: PressParts, { order, view, properties }: Job): FilledPage {
  return pages.fill(order.form.id, properties.title, view);
}

/** `annex-2@1.0.0` */
export function templateOf({ id, templateVersion }: Form): string {
  return `${id}@${templateVersion}`;
}

function propertiesOf({ form, source, totals, documentDate }: DocumentOrder, filing: unknown): PdfProperties {
  return {
    title: form.documentTitle(filing),
    subject: `${form.annex} ${form.title}`,
    language: 'zh-CN',
    template: templateOf(form),
    totals,
    source: { bytes: source, fileName: `${form.fileName(filing)}.json` },
    ...(documentDate === undefined ? {} : { documentDate }),
  };
}
