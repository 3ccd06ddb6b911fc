import type { AppError } from '../../errors.ts';
import type { PreparedDocument } from '../prepared-document.ts';
import type { WorkLimits } from '../ports.ts';
import type { DocumentOrder } from '../../orders/document-order.ts';

/** What the items of a batch are made with; `Made` is what one becomes: a document, or pages of a volume. */
export interface ItemPress<Made> {
  /** Rejects with AppError for what cannot be printed, with all its findings. */
  prepare(order: DocumentOrder, limits: WorkLimits): Promise<PreparedDocument>;
  /** Rejects as `prepare` does; makes nothing. */
  check(order: DocumentOrder, limits: WorkLimits): Promise<void>;
  /** Makes items, together where that is cheaper; each is made or fails by itself. */
  print(items: readonly PreparedDocument[], limits: WorkLimits): Promise<readonly (Made | AppError)[]>;
}
