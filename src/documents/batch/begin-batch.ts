import type { AppError } from '../../errors.ts';
import type { ItemOutcome } from './item.ts';

/** A batch of which something can be said. */
export interface BegunBatch<Made> {
  /** All of them. */
  readonly items: AsyncIterable<ItemOutcome<Made>>;
  /** Those that are through already, the last of which was waited for. */
  readonly heads: readonly ItemOutcome<Made>[];
  /** Ends what reads and prints. */
  readonly release: () => Promise<void>;
}

/**
 * Prints until an item is through that can be answered with. Rejects with `none` when there is no item at all.
 * `close`: lets go of what the items come from.
 */
export async function beginBatch<Made>(
  items: AsyncGenerator<ItemOutcome<Made>, void, undefined>,
  isAnswer: (item: ItemOutcome<Made>) => boolean,
  none: () => AppError,
  close: () => Promise<void>,
): Promise<BegunBatch<Made>> {
  const release = async (): Promise<void> => {
    await items.return();
    await close();
  };
  const heads: ItemOutcome<Made>[] = [];
  try {
    for (let next = await items.next(); next.done !== true; next = await items.next()) {
      heads.push(next.value);
      if (isAnswer(next.value)) break;
    }
  } catch (error) {
    await release();
    throw error;
  }
  if (heads.length === 0) {
    await release();
    throw none();
  }
  return { items: whole(heads, items), heads, release };
}

/** All items again, the first of which are through already. */
async function* whole<Made>(
  heads: readonly ItemOutcome<Made>[],
  rest: AsyncIterable<ItemOutcome<Made>>,
): AsyncGenerator<ItemOutcome<Made>, void, undefined> {
  yield* heads;
  yield* rest;
}
