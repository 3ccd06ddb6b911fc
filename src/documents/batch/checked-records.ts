import { setImmediate as breathe } from 'node:timers/promises';
import { signalWithin } from '../../concurrency/signal-within.ts';
import { BadItems } from './bad-items.ts';
import type { ItemPress } from './item.ts';
import { isOfTheMachine } from './passing-failures.ts';
import { type BatchWork, readItem } from './print-records.ts';
import type { RawRecord } from './records/raw-record.ts';
import { Spool, type SpoolLimits } from './spool.ts';

/** What a batch is checked with. */
interface CheckWork extends Pick<BatchWork<unknown>, 'order' | 'read' | 'limits'> {
  readonly press: Pick<ItemPress<unknown>, 'check'>;
}

/**
 * Reads a batch to its end and checks every item before one is printed. Resolves to its records; close them when they
 * were read or the reading was left. Rejects with AppError `invalid-batch`, which names every bad item with all that is
 * wrong with it, or with what keeps the machine from checking.
 */
export async function checkRecords(
  records: AsyncIterable<RawRecord>,
  { order, read, press, limits }: CheckWork,
  bounds: SpoolLimits,
): Promise<Spool> {
  const spool = new Spool(bounds);
  const { signal, release } = signalWithin([limits.signal, limits.drain]);
  const bad = new BadItems();
  let count = 0;
  try {
    for await (const record of records) {
      signal.throwIfAborted();
      count += 1;
      const item = await readItem(record, { order, read, signal }, async (...asked) => press.check(...asked));
      if ('problem' in item) {
        // What ends the whole check is no fault of this item.
        signal.throwIfAborted();
        if (isOfTheMachine(item.problem)) throw item.problem;
        bad.add({ ...item.labels, problem: item.problem });
      } else if (bad.count === 0 && 'bytes' in record) {
        // Once one is bad nothing will be printed: what follows is only checked.
        await spool.add(record);
      }
      await breathe();
    }
    if (bad.count > 0) throw bad.refusal(count);
    return spool;
  } catch (error) {
    await spool.close();
    throw error;
  } finally {
    release();
  }
}
