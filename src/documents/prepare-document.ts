import type { Form } from '../forms/form.ts';
import type { Finding } from '../forms/findings.ts';
import { assertPrintable, reportOf } from './filing-report.ts';
import { assertMayFit } from './page-limit.ts';
import type { CharacterCoverage, PdfProperties } from './ports.ts';
import type { DocumentOrder } from './press.ts';
import { readFiling } from './read-filing.ts';

/** A document whose filing was read and found printable; nothing is printed yet. */
export interface PreparedDocument {
  readonly order: DocumentOrder;
  readonly view: object;
  readonly properties: PdfProperties;
  /** The name to offer, with extension. */
  readonly fileName: string;
  /** Who files it, empty if the filing does not say: what items of a volume are gathered under. */
  readonly department: string;
  /** What it is filed for. */
  readonly projectName: string;
  readonly warnings: readonly Finding[];
}

/** What a filing is held against before it is printed. */
export interface Requirements {
  readonly coverage: CharacterCoverage;
  /** Pages that one document may have. */
  readonly maxPages: number;
}

/**
 * Everything that comes before the printing. Throws AppError `invalid-filing` with all findings, `too-many-pages`,
 * `invalid-json`, …: of what is wrong with an order only what the layout shows is not known yet.
 */
export function prepareDocument(order: DocumentOrder, { coverage, maxPages }: Requirements): PreparedDocument {
  const { form, source, format, strict, totals } = order;
  const options = { totals };
  const checked = readFiling({ form, source, options, coverage });
  const report = reportOf(form, checked);
  assertPrintable(report, strict);
  const filing = checked.filing?.accepted;
  const view = form.toView(filing, options);
  assertMayFit(form.leastPages(filing), view, maxPages);
  return {
    order,
    view,
    properties: propertiesOf(order, filing),
    fileName: `${form.fileName(filing)}.${format}`,
    department: form.department(filing),
    projectName: form.projectName(filing),
    warnings: report.warnings,
  };
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

/** `annex-2@1.0.0` */
export function templateOf({ id, templateVersion }: Form): string {
  return `${id}@${templateVersion}`;
}
