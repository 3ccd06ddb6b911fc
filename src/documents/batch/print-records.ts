import { createHash } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import { signalWithin } from '../../concurrency/signal-within.ts';
import { AppError } from '../../errors.ts';
import type { BatchOrder } from '../../orders/batch-order.ts';
import type { DocumentOrder } from '../../orders/document-order.ts';
import type { WorkLimits } from '../ports.ts';
import type { PreparedDocument } from '../prepared-document.ts';
import type { WorkPlace } from './batch-places.ts';
import { toItemError } from './item-problem.ts';
import type { ItemLabels, ItemOutcome, ItemPress } from './item.ts';
import { Retries } from './passing-failures.ts';
import { type LineSize, printInOrder } from './print-in-order.ts';
import { type BatchRecord, RecordError, type RecordReader } from './records/batch-record.ts';
import type { RawRecord } from './records/raw-record.ts';

/** Under which a batch runs. */
export interface BatchLimits {
  /** Aborts when the client has gone: everything stops. */
  readonly signal: AbortSignal;
  /** Aborts when the service has to end: what is not printed yet is reported as not printed. */
  readonly drain: AbortSignal;
}

/** Prints the records of a batch, in order, each for itself: a bad one costs the others nothing. */
export function printRecords<Made>(
  records: AsyncIterable<RawRecord>,
  { order, read, press, limits, size, place }: BatchWork<Made>,
): AsyncGenerator<ItemOutcome<Made>, void, undefined> {
  const retries = new Retries();
  const prepare = async (raw: RawRecord): Promise<Item> => {
    const { signal, release } = signalWithin([limits.signal, limits.drain]);
    return readItem(raw, { order, read, signal }, async (...asked) => press.prepare(...asked)).finally(release);
  };
  return printInOrder(
    records,
    async (group) => {
      const items: Item[] = [];
      for (const raw of group) {
        // The client has gone: no answer says what was refused.
        limits.signal.throwIfAborted();
        items.push(limits.drain.aborted ? { labels: raw, problem: drained(limits) } : await prepare(raw));
        // A record takes milliseconds: requests that came meanwhile are answered in between.
        await breathe();
      }
      return printItems(items, { press, limits, retries });
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

/** An item that is ready, to be printed if nothing else is said; or refused. */
export type Item<Ready = PreparedDocument> = { readonly labels: ItemLabels } & (
  { readonly ready: Ready } | { readonly problem: AppError }
);

/** Reads a record and prepares or checks what it asks for; what is wrong with it is part of the result. */
export async function readItem<Ready>(
  raw: RawRecord,
  { order, read, signal }: Pick<BatchWork<unknown>, 'order' | 'read'> & { readonly signal: AbortSignal },
  prepare: (order: DocumentOrder, limits: WorkLimits) => Promise<Ready>,
): Promise<Item<Ready>> {
  const place = { index: raw.index, line: raw.line };
  if ('problem' in raw) return { labels: place, problem: raw.problem };
  let labels: ItemLabels = place;
  try {
    const limits = { signal, workClass: 'batch' } as const;
    const record = await read(raw.bytes, limits);
    const filingSha256 = createHash('sha256').update(record.filing).digest('hex');
    labels = { ...place, form: record.form.id, name: record.name, filingSha256 };
    return { labels, ready: await prepare(documentOrder(record, order), limits) };
  } catch (error) {
    if (error instanceof RecordError) return { labels: { ...place, ...error.labels }, problem: error.problem };
    return { labels, problem: toItemError(error) };
  }
}

/** A batch order says of each document what an order of it alone would. */
export function documentOrder({ form, filing }: BatchRecord, order: BatchOrder): DocumentOrder {
  return { ...order, form, source: filing };
}

type PrintWork<Made> = Pick<BatchWork<Made>, 'press' | 'limits'> & { readonly retries: Retries };

/** What becomes of items that were read; never rejects. */
export async function printItems<Made>(
  items: readonly Item[],
  work: PrintWork<Made>,
): Promise<readonly ItemOutcome<Made>[]> {
  const ready = items.flatMap((item) => ('ready' in item ? [item.ready] : []));
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
  { press, limits, retries }: PrintWork<Made>,
): Promise<readonly (Made | AppError)[]> {
  if (items.length === 0) return [];
  const { signal, release } = signalWithin([limits.signal, limits.drain]);
  try {
    return await retries.attempt(async () => press.print(items, { signal, workClass: 'batch' }), signal);
  } catch (error) {
    const problem = toItemError(error);
    return items.map(() => problem);
  } finally {
    release();
  }
}

function drained({ drain }: BatchLimits): AppError {
  const reason: unknown = drain.reason;
  return reason instanceof AppError ? reason : new AppError('draining', '服务正在停止，这一项没有印，请重发。');
}
