import { AppError } from '../../errors.ts';
import type { Feed } from './feed.ts';
import { badItems, type RefusedRow } from './refused-table.ts';

/** Some items are bad, and nothing was to be printed then. */
export class BatchRefusal extends Error {
  readonly items: readonly RefusedRow[];

  constructor(items: readonly RefusedRow[], options: ErrorOptions) {
    super('Bad items', options);
    this.name = 'BatchRefusal';
    this.items = items;
  }
}

/** The refusal of a batch with its bad items, as they are called here; any other error as it is. */
export function refusalOf(error: unknown, feed: Feed): unknown {
  if (!(error instanceof AppError && error.code === 'invalid-batch')) return error;
  return new BatchRefusal(
    badItems(error, (index) => feed.entryOf(index)),
    { cause: error },
  );
}
