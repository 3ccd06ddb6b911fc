import type { AppError } from '../../errors.ts';
import type { PreparedDocument } from '../prepare-document.ts';
import type { DocumentOrder } from '../press.ts';
import type { WorkLimits } from '../ports.ts';

/** What the items of a batch are made with; `Made` is what one becomes: a document, or pages of a volume. */
export interface ItemPress<Made> {
  /** Throws AppError for what cannot be printed, with all its findings. */
  prepare(order: DocumentOrder): PreparedDocument;
  /** Makes items, together where that is cheaper; each is made or fails by itself. */
  print(items: readonly PreparedDocument[], limits: WorkLimits): Promise<readonly (Made | AppError)[]>;
}
