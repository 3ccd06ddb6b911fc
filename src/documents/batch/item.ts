import type { AppError } from '../../errors.ts';
import type { DocumentOrder } from '../../orders/document-order.ts';
import type { WorkLimits } from '../ports.ts';
import type { PreparedDocument } from '../prepared-document.ts';
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

/** What the items of a batch are made with; `Made` is what one becomes: a document, or pages of a volume. */
export interface ItemPress<Made> {
  /** Rejects with AppError for what cannot be printed, with all its findings. */
  prepare(order: DocumentOrder, limits: WorkLimits): Promise<PreparedDocument>;
  /** Rejects as `prepare` does; makes nothing. */
  check(order: DocumentOrder, limits: WorkLimits): Promise<void>;
  /** Makes items, together where that is cheaper; each is made or fails by itself. */
  print(items: readonly PreparedDocument[], limits: WorkLimits): Promise<readonly (Made | AppError)[]>;
}
