import { createHash } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import { signalWithin } from '../../concurrency/signal-within.ts';
import { AppError } from '../../errors.ts';
import type { PreparedDocument } from '../prepared-document.ts';
import type { BatchOrder } from '../../orders/batch-order.ts';
import type { ItemPress } from './item-press.ts';
import { toItemError } from './item-problem.ts';
import type { ItemLabels, ItemOutcome } from './item.ts';
import { Patience } from './passing-failures.ts';
import type { WorkPlace } from './batch-places.ts';
import { printInOrder, type LineSize } from './print-in-order.ts';
import { RecordError, type BatchRecord } from './records/batch-record.ts';
import type { RawRecord } from './records/raw-record.ts';
import type { RecordReader } from './records/record-reader.ts';
import type { DocumentOrder } from '../../orders/document-order.ts';

/** Under which a batch runs. */
export interface BatchLimits {
  /** Aborts when the client has gone: everything stops. */
  readonly signal: AbortSignal;
  /** Aborts when the service has to end: what is not printed yet is reported as not printed. */
  readonly hurry: AbortSignal;
}

/** Prints the records of a batch, in order, each for itself: a bad one costs the others nothing. */
export function printRecords<Made>(
  records: AsyncIterable<RawRecord>,
  { order, read, press, limits, size, place }: BatchWork<Made>,
): AsyncGenerator<ItemOutcome<Made>, void, undefined> {
  const patience = new Patience();
  return printInOrder(
    records,
    async (group) => {
      const items: Item[] = [];
      for (const raw of group) {
        // Nobody is there any more to be told what was refused.
        limits.signal.throwIfAborted();
        const work = { order, read, press, limits };
        items.push(limits.hurry.aborted ? refused(raw, hurried(limits)) : await prepare(raw, work));
        // A record takes milliseconds: requests that came meanwhile are answered in between.
        await breathe();
      }
      return printItems(items, { press, limits, patience });
    },
    size,
    place,
  );
}

/** What a batch is printed with. */
export interface BatchWork<Made> {
  readonly order: BatchOrder;
  readonly read: RecordReader;
  readonly press: ItemPress<Made>;
  readonly limits: BatchLimits;
  readonly size: LineSize;
  readonly place: WorkPlace;
}

/** An item that is ready to be printed, or refused. */
export type Item = { readonly labels: ItemLabels } & (
  { readonly prepared: PreparedDocument } | { readonly problem: AppError }
);

function refused(labels: ItemLabels, problem: AppError): Item {
  return { labels, problem };
}

/** Reads and checks a record; what is wrong with it is part of the result. */
async function prepare<Made>(raw: RawRecord, { order, read, press, limits }: PrepareWork<Made>): Promise<Item> {
  const place = { index: raw.index, line: raw.line };
  if ('problem' in raw) return refused(place, raw.problem);
  let labels: ItemLabels = place;
  const { signal, release } = signalWithin([limits.signal, limits.hurry]);
  try {
    const own = { signal, workClass: 'batch' } as const;
    const record = await read(raw.bytes, own);
    labels = { ...place, ...labelsOf(record) };
    return { labels, prepared: await press.prepare(documentOrder(record, order), own) };
  } catch (error) {
    if (error instanceof RecordError) return refused({ ...place, ...error.labels }, error.problem);
    return refused(labels, toItemError(error));
  } finally {
    release();
  }
}

type PrepareWork<Made> = Pick<BatchWork<Made>, 'order' | 'read' | 'press' | 'limits'>;

export function labelsOf({ form, name, filing }: BatchRecord): Omit<ItemLabels, 'index' | 'line'> {
  const filingSha256 = createHash('sha256').update(filing).digest('hex');
  return { form: form.id, name, filingSha256 };
}

/** A batch order says of each document what an order of it alone would. */
export function documentOrder({ form, filing }: BatchRecord, order: BatchOrder): DocumentOrder {
  return { ...order, form, source: filing };
}

type PrintWork<Made> = Pick<BatchWork<Made>, 'press' | 'limits'> & { readonly patience: Patience };

/** What becomes of items that were read; never rejects. */
export async function printItems<Made>(
  items: readonly Item[],
  work: PrintWork<Made>,
): Promise<readonly ItemOutcome<Made>[]> {
  const ready = items.flatMap((item) => ('prepared' in item ? [item.prepared] : []));
  const results = await made(ready, work);
  let next = 0;
  return items.map((item) => {
    const result = 'problem' in item ? item.problem : results[next++];
    if (result === undefined) throw new Error('An item has no result');
    if (result instanceof AppError) return { ...item.labels, status: 'refused', problem: result };
    return { ...item.labels, status: 'printed', made: result };
  });
}

/** The results, those tried again that failed for a passing reason; never rejects. */
async function made<Made>(
  items: readonly PreparedDocument[],
  { press, limits, patience }: PrintWork<Made>,
): Promise<readonly (Made | AppError)[]> {
  if (items.length === 0) return [];
  const { signal, release } = signalWithin([limits.signal, limits.hurry]);
  try {
    return await patience.attempt(async () => press.print(items, { signal, workClass: 'batch' }), signal);
  } catch (error) {
    const problem = toItemError(error);
    return items.map(() => problem);
  } finally {
    release();
  }
}

function hurried({ hurry }: BatchLimits): AppError {
  const reason: unknown = hurry.reason;
  return reason instanceof AppError ? reason : new AppError('draining', '服务正在停止，这一项没有印，请重发。');
}
