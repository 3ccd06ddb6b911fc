import type { Finding } from '../forms/findings.ts';
import type { Form, Totals } from '../forms/form.ts';
import type { Profile, WorkLimits } from './ports.ts';

/** Formats in which a document can be had, the default first. */
export const formats = ['pdf', 'docx', 'html', 'png'] as const;
export type DocumentFormat = (typeof formats)[number];

/**
 * What happens to characters that have only one meaning, yet not the code point that prints: they are put right and
 * told, or refused.
 */
export const textModes = ['normalise', 'as-filed'] as const;
export type TextMode = (typeof textModes)[number];

/** One document that is asked for. */
export interface DocumentOrder {
  readonly form: Form;
  /** The filing as it was sent: JSON in UTF-8, not yet read. */
  readonly source: Uint8Array;
  readonly format: DocumentFormat;
  /** Of a PDF; `plain` for the other formats. */
  readonly profile: Profile;
  /** Warnings refuse the document. */
  readonly strict: boolean;
  readonly totals: Totals;
  /** `normalise` unless given. A filing that is printed as filed is the same normalised. */
  readonly text?: TextMode;
  /** Of a PNG: page from 1, resolution 36–600 dpi. */
  readonly raster?: { readonly page: number; readonly dpi: number };
  /** ISO date or date-time to be written into the document; without it the document has no date. */
  readonly documentDate?: string;
}

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

/** A filing that is to be checked. */
export type CheckOrder = Pick<DocumentOrder, 'form' | 'source' | 'text'> & { readonly totals?: Totals };

/** Makes documents from filings: the one entry for HTTP, command line and batches. */
export interface DocumentPress {
  /** Checks a filing and prints nothing. Rejects with AppError for a source that is not JSON; findings are its result. */
  validate(order: CheckOrder, limits: WorkLimits): Promise<FilingReport>;
  /** Makes a document. Rejects with AppError `invalid-filing` with all findings, `too-many-pages`, `overloaded`, … */
  make(order: DocumentOrder, limits: WorkLimits): Promise<MadeDocument>;
}
