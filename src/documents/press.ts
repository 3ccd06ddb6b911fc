import type { Finding } from '../forms/findings.ts';
import type { BlankOrder, CheckOrder, DocumentOrder } from '../orders/document-order.ts';
import type { WorkLimits } from './ports.ts';

/** A document that was made. The same order and build give the same bytes. */
export interface MadeDocument {
  readonly bytes: Uint8Array;
  /** `application/pdf` */
  readonly mediaType: string;
  /** The name to offer, with extension: `附件2-2021年度-信息化运维提升.pdf`. */
  readonly fileName: string;
  /** Number of pages, of a PDF. */
  readonly pages?: number;
  /** `annex-2@1.1.0` */
  readonly template: string;
  /** SHA-256 of the bytes. */
  readonly sha256: Uint8Array;
  readonly warnings: readonly Finding[];
  readonly notices: readonly Finding[];
}

/** What a filing's check found. */
export interface FilingReport {
  readonly valid: boolean;
  readonly errors: readonly Finding[];
  readonly warnings: readonly Finding[];
  /** What was put right before checking and printing. */
  readonly notices: readonly Finding[];
}

/** Makes documents from filings, and empty forms: the one entry for HTTP, command line and batches. */
export interface DocumentPress {
  /** Checks a filing and prints nothing. Rejects with AppError for a source that is not JSON; findings are its result. */
  validate(order: CheckOrder, limits: WorkLimits): Promise<FilingReport>;
  /** Makes a document. Rejects with AppError `invalid-filing` with all findings, `too-many-pages`, `overloaded`, … */
  make(order: DocumentOrder, limits: WorkLimits): Promise<MadeDocument>;
  /** Makes the empty form, to be filled in by hand. Rejects with AppError `invalid-filing` for what cannot stand on it, … */
  makeBlank(order: BlankOrder, limits: WorkLimits): Promise<MadeDocument>;
}
