import type { Totals } from '../../forms/form.ts';
import type { Profile } from '../ports.ts';
import type { TextMode } from '../press.ts';

/** What a batch is answered with: a ZIP with a file for each item, or one PDF of all items. */
export const batchOutputs = ['zip', 'volume'] as const;
export type BatchOutput = (typeof batchOutputs)[number];

/** Formats of the files of a batch. */
export const batchFormats = ['pdf', 'docx'] as const;
export type BatchFormat = (typeof batchFormats)[number];

/** What one bad item does: it refuses the batch before anything is printed, or it is left out. */
export const faultPolicies = ['fail', 'skip'] as const;
export type FaultPolicy = (typeof faultPolicies)[number];

/** A batch that is asked for. */
export interface BatchOrder {
  readonly output: BatchOutput;
  readonly format: BatchFormat;
  readonly profile: Profile;
  readonly onError: FaultPolicy;
  /** Warnings refuse an item. */
  readonly strict: boolean;
  readonly totals: Totals;
  /** `normalise` unless given. */
  readonly text?: TextMode;
  /** Of a volume: every item starts on a right-hand page. */
  readonly duplex?: boolean;
  /** Of a volume: a list of contents is in front. */
  readonly contents?: boolean;
  /** Of a volume: it comes in a ZIP, its manifest beside it. */
  readonly packed?: boolean;
  /** ISO date or date-time to be written into the documents. */
  readonly documentDate?: string;
}
