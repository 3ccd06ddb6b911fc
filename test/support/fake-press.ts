import { createHash } from 'node:crypto';
import type { DocumentPress, FilingReport, MadeDocument } from '../../src/documents/press.ts';
import type { BlankOrder, DocumentOrder } from '../../src/orders/document-order.ts';
import { mediaTypes } from '../../src/orders/options.ts';

export interface FakePress extends DocumentPress {
  /** Orders that were given, in order. */
  readonly orders: DocumentOrder[];
  /** Empty forms that were asked for, in order. */
  readonly blanks: BlankOrder[];
  /** What `make` does next, instead of a document; for faults, delays, aborts. */
  next: ((order: DocumentOrder, signal: AbortSignal) => Promise<MadeDocument>) | undefined;
  /** What `validate` says. */
  report: FilingReport;
}

/** A press without forms, pages or a browser: it gives back what was filed, so that tests see what arrived. */
export function createFakePress(): FakePress {
  return {
    orders: [],
    blanks: [],
    next: undefined,
    report: { valid: true, errors: [], warnings: [], notices: [] },
    async validate() {
      return Promise.resolve(this.report);
    },
    async makeBlank(blank) {
      this.blanks.push(blank);
      const { form, format } = blank;
      const source = Buffer.from('空白表');
      const order = { form, format, source, profile: 'plain', strict: false, totals: 'as-filed' } as const;
      return Promise.resolve(echo(order));
    },
    async make(order, { signal }) {
      this.orders.push(order);
      const { next } = this;
      this.next = undefined;
      return next === undefined ? echo(order) : next(order, signal);
    },
  };
}

/** A document whose bytes are the filing. */
export function echo(order: DocumentOrder): MadeDocument {
  const { form, source, format } = order;
  return {
    bytes: source,
    mediaType: mediaTypes[format],
    fileName: `附件2-2021年度-样例.${format}`,
    template: `${form.id}@${form.templateVersion}`,
    sha256: createHash('sha256').update(source).digest(),
    warnings: [],
    notices: [],
    ...(format === 'pdf' ? { pages: 5 } : {}),
  };
}
