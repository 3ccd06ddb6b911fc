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
  readonly bytes: AsyncGenerator<Uint8Array, void, undefined>;
  /** Of the items handed on so far; final when `bytes` has ended. */
  readonly counts: () => BatchCounts;
}

export interface BatchPressOptions {
  readonly documents: ItemPress<MadeDocument>;
  readonly size: LineSize;
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
  return {
    start: async (order, body, limits) => {
      const source = untilHurried(splitRecords(body.bytes, splitterFor(body, options)), limits.hurry);
      const checked = order.onError === 'fail' ? await check(source, order, limits, options) : undefined;
      const items = printRecords(checked?.records() ?? source, {
        ...{ order, limits },
        press: options.documents,
        size: options.size,
      });
      const first = await items.next();
      if (first.done === true) {
        await checked?.close();
        throw emptyBatch();
      }
      const manifest = new ManifestWriter(order, 'raw');
      const ending = (): AppError | undefined => (source.cutShort || limits.hurry.aborted ? cutShort() : undefined);
      return {
        mediaType: 'application/zip',
        fileName: 'filings.zip',
        bytes: zipOutput(whole(first.value, items, checked), manifest, ending),
        counts: () => manifest.counts,
      };
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

/** All items again, the first of which is through already; closes what they came from. */
async function* whole<Made>(
  first: ItemOutcome<Made>,
  rest: AsyncGenerator<ItemOutcome<Made>, void, undefined>,
  checked: CheckedRecords | undefined,
): AsyncGenerator<ItemOutcome<Made>, void, undefined> {
  try {
    yield first;
    yield* rest;
  } finally {
    await rest.return();
    await checked?.close();
  }
}

function cutShort(): AppError {
  return new AppError('draining', '服务正在停止，批次没有印完：没有印的各项请重发。', { retryAfter: 5 });
}
