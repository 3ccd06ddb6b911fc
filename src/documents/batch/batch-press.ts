import { AppError } from '../../errors.ts';
import type { MadeDocument } from '../press.ts';
import type { BatchOrder } from './batch-order.ts';
import { checkRecords, emptyBatch, type CheckedRecords } from './checked-records.ts';
import type { ItemPress } from './item-press.ts';
import type { ItemOutcome } from './item.ts';
import type { LineSize } from './print-in-order.ts';
import { ManifestWriter, type BatchCounts } from './manifest.ts';
import { printRecords, type BatchLimits } from './print-records.ts';
import { splitRecords, type RawRecord } from './records/raw-record.ts';
import { ArraySplitter } from './records/split-array.ts';
import { LineSplitter } from './records/split-lines.ts';
import type { SpoolLimits } from './spool.ts';
import { untilHurried } from './until-hurried.ts';
import { zipOutput } from './zip-output.ts';

/** How the records of a body are written: as one JSON array, or as one object a line (NDJSON). */
export type BatchNotation = 'array' | 'lines';

/** The body of a batch. */
export interface BatchBody {
  readonly notation: BatchNotation;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** A batch on its way out. */
export interface BatchDelivery {
  readonly mediaType: string;
  /** ASCII and Chinese name to offer. */
  readonly fileName: string;
  /** Written as it is taken: who takes slowly slows the printing down. */
  readonly bytes: AsyncIterableIterator<Uint8Array>;
  /** Of the items handed on so far; final when `bytes` has ended. */
  readonly counts: () => BatchCounts;
}

export interface BatchPressOptions {
  readonly documents: ItemPress<MadeDocument>;
  readonly size: LineSize;
  /** Batches that run at the same time. */
  readonly batches: number;
  /** Bytes of one record. */
  readonly recordLimit: number;
  /** Of a batch that is checked before anything is printed. */
  readonly spool: SpoolLimits;
}

/** Prints batches: the one entry for HTTP and the command line. */
export interface BatchPress {
  /**
   * Resolves when the first item is through, or, with `onError: 'fail'`, all of them are checked: from then on there
   * is something to send. Rejects with AppError `invalid-batch`, `empty-batch`, `invalid-json` (no array), ….
   */
  start(order: BatchOrder, body: BatchBody, limits: BatchLimits): Promise<BatchDelivery>;
}

export function createBatchPress(options: BatchPressOptions): BatchPress {
  let running = 0;
  return {
    start: async (order, body, limits) => {
      if (running >= options.batches) throw tooManyBatches(options.batches);
      running += 1;
      const end = (): void => void (running -= 1);
      return start(options, { order, body, limits, end }).catch((error: unknown) => {
        end();
        throw error;
      });
    },
  };
}

/** A batch with what it runs under; `end` is called when it holds nothing any more. */
interface Job {
  readonly order: BatchOrder;
  readonly body: BatchBody;
  readonly limits: BatchLimits;
  readonly end: () => void;
}

async function start(options: BatchPressOptions, { order, body, limits, end }: Job): Promise<BatchDelivery> {
  const source = untilHurried(splitRecords(body.bytes, splitterFor(body, options)), limits.hurry);
  const checked = order.onError === 'fail' ? await check(source, order, limits, options) : undefined;
  const items = printRecords(checked?.records() ?? source, {
    ...{ order, limits, press: options.documents, size: options.size },
  });
  const release = async (): Promise<void> => {
    await items.return();
    await checked?.close();
  };
  const first = await items.next().catch(async (error: unknown) => {
    await release();
    throw error;
  });
  if (first.done === true) {
    await release();
    throw emptyBatch();
  }
  const manifest = new ManifestWriter(order, 'raw');
  const ending = (): AppError | undefined => (source.cutShort || limits.hurry.aborted ? cutShort() : undefined);
  return {
    mediaType: 'application/zip',
    fileName: 'filings.zip',
    bytes: releasing(zipOutput(whole(first.value, items), manifest, ending), async () => release().finally(end)),
    counts: () => manifest.counts,
  };
}

/**
 * The same iteration with an end: `release` runs once, also when the iteration is given up before it was begun, where
 * the `finally` of a generator does not.
 */
function releasing<T>(
  source: AsyncGenerator<T, void, undefined>,
  release: () => Promise<void>,
): AsyncIterableIterator<T> {
  let released: Promise<void> | undefined;
  const end = async (): Promise<void> => (released ??= release());
  return {
    next: async () => {
      try {
        const result = await source.next();
        if (result.done === true) await end();
        return result;
      } catch (error) {
        await end();
        throw error;
      }
    },
    return: async () => {
      await source.return().finally(end);
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

function splitterFor({ notation }: BatchBody, { recordLimit }: BatchPressOptions): ArraySplitter | LineSplitter {
  return notation === 'array' ? new ArraySplitter(recordLimit) : new LineSplitter(recordLimit);
}

async function check(
  records: AsyncIterable<RawRecord>,
  order: BatchOrder,
  { signal, hurry }: BatchLimits,
  { documents, spool }: BatchPressOptions,
): Promise<CheckedRecords> {
  const checked = await checkRecords(records, { order, press: documents, signals: [signal, hurry] }, spool);
  if (hurry.aborted) {
    await checked.close();
    throw cutShort();
  }
  return checked;
}

/** All items again, the first of which is through already. */
async function* whole<Made>(
  first: ItemOutcome<Made>,
  rest: AsyncIterable<ItemOutcome<Made>>,
): AsyncGenerator<ItemOutcome<Made>, void, undefined> {
  yield first;
  yield* rest;
}

function tooManyBatches(limit: number): AppError {
  return new AppError('overloaded', `正在印的批次已达上限（${limit} 个），请等其中一个印完后重发。`, {
    retryAfter: 10,
  });
}

function cutShort(): AppError {
  return new AppError('draining', '服务正在停止，批次没有印完：没有印的各项请重发。', { retryAfter: 5 });
}
