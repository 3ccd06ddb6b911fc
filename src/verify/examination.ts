import type { WorkLimits } from '../documents/ports.ts';
import type { Totals } from '../forms/form.ts';
import type { Profile } from '../orders/options.ts';
import type { Difference, VerifiableFormat } from './verification.ts';
import type { VolumeManifest } from './volume-manifest.ts';

/** What a file says about itself, read without trusting any of it. */
export type Examination =
  | { readonly kind: 'unreadable' | 'foreign'; readonly format?: VerifiableFormat; readonly message: string }
  | ({ readonly kind: 'issued' } & IssuedDocument);

/** What is known of a file that can be compared, document or volume. */
export interface ExaminedFile {
  /** Bytes of the file as it was first written; fewer than it has if something was appended. */
  readonly writtenLength: number;
  /** What is wrong with the file by itself, before it is compared. */
  readonly differences: readonly Difference[];
}

/** A file that says it was made by this service. */
export interface IssuedDocument extends ExaminedFile {
  readonly format: VerifiableFormat;
  /** `annex-2@1.1.0`; undefined if the file does not say. */
  readonly template: string | undefined;
  /** Of a PDF; undefined if the file claims none of ours. */
  readonly profile: Profile | undefined;
  readonly totals: Totals;
  /** ISO date or date-time; undefined if it has none that can be read. */
  readonly documentDate: string | undefined;
  /** The filing that it carries. Of a volume undefined: {@link ExaminedVolume} has the filings. */
  readonly filing: Uint8Array | undefined;
  /** The same as JSON text; undefined if it is none. Read where the file is, for reading may take long. */
  readonly filingText?: string;
}

/** What a volume holds, read without trusting any of it. */
export type VolumeExamination =
  | { readonly kind: 'unreadable'; readonly message: string }
  /** More items in its manifest than are asked for; undefined: the manifest is too large to be read. */
  | { readonly kind: 'too-many'; readonly items: number | undefined }
  | ({ readonly kind: 'readable' } & ExaminedVolume);

/** A volume that can be read. */
export interface ExaminedVolume extends ExaminedFile {
  /** Undefined if it has none that can be read. */
  readonly manifest: VolumeManifest | undefined;
  /** By the numbers of their items. */
  readonly filings: ReadonlyMap<number, EmbeddedBytes>;
}

/** Bytes of a filing as they lie in the file: they are taken out when their turn comes. */
export interface EmbeddedBytes {
  readonly start: number;
  readonly length: number;
  /** Compressed with Flate. */
  readonly deflated: boolean;
}

/** Reads files of which nothing is known. Bounded in time and memory; never throws for what a file holds. */
export interface Examiner {
  examine(file: Uint8Array, limits: WorkLimits): Promise<Examination>;
  /** @param mostItems that may be in its manifest */
  examineVolume(file: Uint8Array, mostItems: number, limits: WorkLimits): Promise<VolumeExamination>;
  /**
   * In what the file differs from the same document printed again. At least one difference, as the bytes are known
   * to differ.
   */
  compare(file: Uint8Array, reprint: Uint8Array, limits: WorkLimits): Promise<readonly Difference[]>;
  /** The same of a volume. */
  compareVolume(file: Uint8Array, reprint: Uint8Array, limits: WorkLimits): Promise<readonly Difference[]>;
}
