import { setImmediate as breathe } from 'node:timers/promises';
import { signalWithin } from '../../concurrency/signal-within.ts';
import { AppError } from '../../errors.ts';
import type { BatchOrder } from '../../orders/batch-order.ts';
import type { ItemPress } from './item-press.ts';
import { BadItems, type BadItem } from './bad-items.ts';
import { toItemError } from './item-problem.ts';
import { isOfTheMachine } from './passing-failures.ts';
import { documentOrder } from './print-records.ts';
import { RecordError } from './records/batch-record.ts';
import type { RawRecord } from './records/raw-record.ts';
import type { RecordReader } from './records/record-reader.ts';
import { Spool, type SpoolLimits } from './spool.ts';

/** The records of a batch that was checked as a whole. */
export interface CheckedRecords {
  readonly count: number;
  /** The records once more, in order. Closed when they were read or the reading was left. */
  records(): AsyncGenerator<RawRecord, void, undefined>;
  close(): Promise<void>;
}

/** Number and line before the bytes of a record in the spool. */
const placeSize = 8;

/**
 * Reads a batch to its end and checks every item before one is printed. Rejects with AppError `invalid-batch`, which
 * names every bad item with all that is wrong with it, or with what keeps the machine from checking.
 */
export async function checkRecords(
  records: AsyncIterable<RawRecord>,
  { order, read, press, signals }: CheckWork,
  limits: SpoolLimits,
): Promise<CheckedRecords> {
  const spool = new Spool(limits);
  const { signal, release } = signalWithin(signals);
  const bad = new BadItems();
  let count = 0;
  try {
    for await (const record of records) {
      signal.throwIfAborted();
      count += 1;
      const fault = await faultOf(record, { order, read, press, signal });
      if (fault !== undefined) {
        bad.add(fault);
      } else if (bad.count === 0 && 'bytes' in record) {
        // Once one is bad nothing will be printed: what follows is only checked.
        await spool.add(packed(record));
      }
      await breathe();
    }
    if (bad.count > 0) throw bad.refusal(count);
  } catch (error) {
    await spool.close();
    throw error;
  } finally {
    release();
  }
  return {
    count,
    async *records() {
      for await (const piece of spool.pieces()) yield unpacked(piece);
    },
    close: async () => spool.close(),
  };
}

/** What a batch is checked with. */
export interface CheckWork {
  readonly order: BatchOrder;
  readonly read: RecordReader;
  readonly press: Pick<ItemPress<unknown>, 'check'>;
  /** Abort with an AppError when the client goes or the service ends. */
  readonly signals: readonly AbortSignal[];
}

async function faultOf(record: RawRecord, { order, read, press, signal }: RecordCheck): Promise<BadItem | undefined> {
  const { index, line } = record;
  if ('problem' in record) return { index, line, problem: record.problem };
  let labels = {};
  try {
    const own = { signal, workClass: 'batch' } as const;
    const { form, filing, name } = await read(record.bytes, own);
    labels = { form: form.id, name };
    await press.check(documentOrder({ form, filing }, order), own);
    return undefined;
  } catch (error) {
    if (error instanceof RecordError) return { index, line, ...error.labels, problem: error.problem };
    // What ends the whole check is no fault of this item.
    signal.throwIfAborted();
    const problem = toItemError(error);
    if (isOfTheMachine(problem)) throw problem;
    return { index, line, ...labels, problem };
  }
}

interface RecordCheck extends Pick<CheckWork, 'order' | 'read' | 'press'> {
  readonly signal: AbortSignal;
}

function packed({ index, line, bytes }: { index: number; line: number; bytes: Uint8Array }): Uint8Array {
  const place = Buffer.alloc(placeSize);
  place.writeUInt32LE(index, 0);
  place.writeUInt32LE(line, 4);
  return Buffer.concat([place, bytes]);
}

function unpacked(piece: Uint8Array): RawRecord {
  const view = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
  return { index: view.readUInt32LE(0), line: view.readUInt32LE(4), bytes: piece.subarray(placeSize) };
}

/** A batch without an item. */
export function emptyBatch(): AppError {
  return new AppError('empty-batch', '批次里没有申报：正文应有至少一项 {"form": …, "filing": …}。');
}
