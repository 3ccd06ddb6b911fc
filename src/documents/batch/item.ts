import type { AppError } from '../../errors.ts';
import type { RecordPlace } from './records/raw-record.ts';

/** One item of a batch on its way: what the manifest says of it, printed or not. */
export interface ItemLabels extends RecordPlace {
  /** As the caller wrote it, known or not. */
  readonly form?: string | undefined;
  /** As the caller wrote it. */
  readonly name?: string | undefined;
  /** SHA-256 of the filing as it was sent, in hexadecimal digits. */
  readonly filingSha256?: string | undefined;
}

/** What became of an item. */
export type ItemOutcome<Made> = ItemLabels &
  ({ readonly status: 'printed'; readonly made: Made } | { readonly status: 'refused'; readonly problem: AppError });
