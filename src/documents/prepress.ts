import type { Totals } from '../forms/form.ts';
import type { BlankOrder, CheckOrder, DocumentOrder, PrintOrder } from '../orders/document-order.ts';
import { blankTitles, blankView } from './blank-form.ts';
import { assertPrintable, reportOf } from './filing-report.ts';
import { assertFits, assertMayFit } from './page-limit.ts';
import type {
  CharacterCoverage,
  FilledPage,
  FillingOptions,
  PageRenderer,
  PdfProperties,
  WordRenderer,
  WorkLimits,
} from './ports.ts';
import { type PreparedContent, type PreparedDocument, templateOf } from './prepared-document.ts';
import type { FilingReport } from './press.ts';
import { readFiling } from './read-filing.ts';

/**
 * Everything that comes before the printing: reads a filing, checks it, fills its page or Word file, sets lines and
 * pages. All of it is computing, and a large filing takes seconds; each implementation says where that happens.
 */
export interface Prepress {
  /** What is wrong with a filing. Rejects with AppError `invalid-json`, … for a source that is not JSON. */
  validate(order: CheckOrder, limits: WorkLimits): Promise<FilingReport>;
  /** Rejects as {@link Prepress.prepare} does; makes nothing. */
  check(order: DocumentOrder, limits: WorkLimits): Promise<void>;
  /**
   * Rejects with AppError `invalid-filing` with all findings, `too-many-pages`, `invalid-json`, …: of what is wrong with
   * an order only what the layout shows is not known yet; and with the signal's reason.
   */
  prepare(order: DocumentOrder, limits: WorkLimits): Promise<PreparedDocument>;
  /** Rejects with AppError `invalid-filing` for a year or district that cannot stand on the form. */
  prepareBlank(order: BlankOrder, limits: WorkLimits): Promise<PreparedDocument>;
  /** Fills a page that is not of a filing: the list of contents of a volume. */
  fill(form: string, title: string, view: object, limits: WorkLimits): Promise<FilledPage>;
}

/** What filings are held against and filled into. */
interface PrepressParts {
  readonly coverage: CharacterCoverage;
  readonly pages: PageRenderer;
  readonly word: WordRenderer;
  /** Pages that one document may have. */
  readonly maxPages: number;
}

/** A {@link Prepress} that works on the thread of its caller. It throws where a Prepress rejects. */
export type ImmediatePrepress = ReturnType<typeof createImmediatePrepress>;

export function createImmediatePrepress(parts: PrepressParts) {
  const { coverage, pages, maxPages } = parts;
  const checked = (order: DocumentOrder): CheckedOrder => {
    const { form, strict, totals } = order;
    const filing = readFiling(order, coverage);
    const report = reportOf(form, filing);
    assertPrintable(report, strict);
    const { accepted } = filing.filing ?? {};
    const view = form.toView(accepted, { totals });
    assertMayFit(form.leastPages(accepted), view, maxPages);
    return { filing: accepted, view, report };
  };
  const prepared = (order: DocumentOrder, { filing, view, report }: CheckedOrder): PreparedDocument => {
    const { form, format, source: bytes, totals } = order;
    const fileName = form.fileName(filing);
    const properties = {
      ...propertiesOf(order, form.documentTitle(filing), totals),
      source: { bytes, fileName: `${fileName}.json` },
    };
    return {
      order,
      content: contentOf(order, { view, properties }, parts),
      properties,
      fileName: `${fileName}.${format}`,
      department: form.department(filing),
      projectName: form.projectName(filing),
      warnings: report.warnings,
      notices: report.notices,
    };
  };
  return {
    validate: (order: CheckOrder): FilingReport => reportOf(order.form, readFiling(order, coverage)),
    check: (order: DocumentOrder): void => void checked(order),
    prepare: (order: DocumentOrder): PreparedDocument => prepared(order, checked(order)),
    /** The same, unless the document has more pages than `most`, as far as its form can tell: then undefined. */
    prepareShort: (order: DocumentOrder, most: number): PreparedDocument | undefined => {
      const filing = checked(order);
      return order.form.leastPages(filing.filing) > most ? undefined : prepared(order, filing);
    },
    prepareBlank: (order: BlankOrder): PreparedDocument => {
      const { title, fileName } = blankTitles(order);
      const properties = propertiesOf(order, title, 'as-filed');
      const filling = { view: blankView(order, coverage), properties, byHand: true };
      return {
        ...{ order, properties, content: contentOf(order, filling, parts) },
        fileName: `${fileName}.${order.format}`,
        ...{ department: '', projectName: '', warnings: [], notices: [] },
      };
    },
    fill: (form: string, title: string, view: object): FilledPage => pages.fill(form, title, view),
  };
}

interface CheckedOrder {
  readonly filing: unknown;
  readonly view: object;
  readonly report: FilingReport;
}

function propertiesOf({ form, documentDate }: PrintOrder, title: string, totals: Totals): PdfProperties {
  return {
    title,
    subject: `${form.annex} ${form.title}`,
    language: 'zh-CN',
    template: templateOf(form),
    totals,
    ...(documentDate === undefined ? {} : { documentDate }),
  };
}

/** A View with what is said of the file that it is printed in. */
interface Filling extends FillingOptions {
  readonly view: object;
  readonly properties: PdfProperties;
}

/** What has too many pages is refused here: a browser would print it for many seconds, and in vain. */
function contentOf(
  { form, format }: PrintOrder,
  { view, properties, ...options }: Filling,
  { pages, word, maxPages }: PrepressParts,
): PreparedContent {
  if (format === 'docx') {
    const pagination = pages.paginate(form.id, view, options);
    assertFits(pagination.pages, maxPages);
    return { file: word.render(form.id, { view, pagination }, properties) };
  }
  const page = pages.fill(form.id, properties.title, view, options);
  assertFits(page.pageCount ?? 0, maxPages);
  return format === 'html' ? { file: Buffer.from(pages.standalone(page), 'utf8') } : { page };
}
