import type { Totals } from '../forms/form.ts';
import type { Profile, WorkLimits } from '../documents/ports.ts';
import type { Difference, VerifiableFormat } from './verification.ts';

/** What a file says about itself, read without trusting any of it. */
export type Examination =
  | { readonly kind: 'unreadable'; readonly format?: VerifiableFormat; readonly message: string }
  | { readonly kind: 'foreign'; readonly format?: VerifiableFormat; readonly message: string }
  | ({ readonly kind: 'issued' } & IssuedDocument);

/** A file that says it was made by this service. */
export interface IssuedDocument {
  readonly format: VerifiableFormat;
  /** `annex-2@1.1.0`; undefined if the file does not say. */
  readonly template: string | undefined;
  /** Of a PDF; undefined if the file claims none of ours. */
  readonly profile: Profile | undefined;
  readonly totals: Totals;
  /** ISO date or date-time; undefined if it has none that can be read. */
  readonly documentDate: string | undefined;
  /** The filing that it carries. */
  readonly filing: Uint8Array | undefined;
  /** The same as JSON text; undefined if it is none. Read where the file is, for reading may take long. */
  readonly filingText?: string;
  /** Bytes of the document as it was first written; fewer than the file has if something was appended. */
  readonly writtenLength: number;
  /** What is wrong with the file by itself, before it is compared. */
  readonly differences: readonly Difference[];
}

/** Reads files of which nothing is known. Bounded in time and memory; never throws for what a file holds. */
export interface DocumentExaminer {
  examine(file: Uint8Array, limits: WorkLimits): Promise<Examination>;
  /**
   * In what the file differs from the same document printed again. At least one difference, as the bytes are known
   * to differ.
   */
  compare(file: Uint8Array, reprint: Uint8Array, limits: WorkLimits): Promise<readonly Difference[]>;
}
