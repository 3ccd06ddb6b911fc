import { extname } from 'node:path';
import { abortReason } from '../concurrency/abort.ts';
import { FairThreads, type FairLimits } from '../concurrency/fair-threads.ts';
import type { ThreadLoad } from '../concurrency/thread-pool.ts';
import { readRecord, RecordError } from '../documents/batch/records/batch-record.ts';
import type { RecordReader } from '../documents/batch/records/record-reader.ts';
import type { WorkLimits } from '../documents/ports.ts';
import type { ImmediatePrepress, Prepress } from '../documents/prepress.ts';
import { AppError } from '../errors.ts';
import { formOf } from './form-of.ts';
import type {
  PrepressAnswer,
  PrepressResults,
  PrepressSettings,
  PrepressTask,
  Refusal,
  SentDocument,
  SentOrder,
} from './prepress-thread.ts';
import { isLong, isShort, isSmall, mostPages } from './work-size.ts';
import type { DocumentOrder } from '../orders/document-order.ts';

/** Prepress with threads to be ended. */
export interface ThreadedPrepress extends Prepress {
  readonly load: ThreadLoad;
  /** Reads the records of batches, large ones beside the event loop like their filings. */
  readonly readRecord: RecordReader;
  /** Finishes what waits and ends the threads. */
  close(): Promise<void>;
}

export interface ThreadedPrepressOptions {
  /** Does what is small. */
  readonly immediate: ImmediatePrepress;
  readonly settings: PrepressSettings;
  /** Threads at most; the first starts with the first large filing. */
  readonly threads: number;
}

/** Large filings of each work class that may wait. */
const capacity = 200;

/** Milliseconds for which a filing has a thread, whoever else has one: enough for a megabyte in cold code. */
const slice = 1_000;

/** Milliseconds in which a thread gives up a filing when it is asked to; after them it is ended, and another one loads. */
const patience = 300;

const module = new URL(`prepress-thread${extname(import.meta.url)}`, import.meta.url);

/**
 * Prepress beside the event loop for all that takes longer than a moment: 8 MiB of filing take seconds, and the deadline
 * of a request or its client's leaving ends them there (ADR 0122). What is small is done at once, as a thread would
 * cost more than it saves.
 */
export function createThreadedPrepress({ immediate, settings, threads }: ThreadedPrepressOptions): ThreadedPrepress {
  const pool = new FairThreads<PrepressTask, PrepressAnswer>({
    ...{ module, size: threads, capacity, settings },
    ...{ slice, patience, takesTurns: true },
  });
  const inThread = async <Kind extends PrepressTask['kind']>(
    task: PrepressTask & { readonly kind: Kind },
    limits: FairLimits,
  ): Promise<PrepressResults[Kind]> => {
    const answer = await pool.run(task, limits);
    if ('refused' in answer) throw receivedError(answer);
    return answer.result as PrepressResults[Kind];
  };
  return {
    get load() {
      return pool.load;
    },
    validate: async (order, limits) => {
      requireLive(limits);
      if (isSmall(order.source)) return immediate.validate(order);
      return inThread({ kind: 'validate', order: { ...order, form: order.form.id } }, within(order, limits));
    },
    check: async (order, limits) => {
      requireLive(limits);
      if (isSmall(order.source)) immediate.check(order);
      else await inThread({ kind: 'check', order: sent(order) }, within(order, limits));
    },
    prepare: async (order, limits) => {
      requireLive(limits);
      // Few bytes may make many pages: what they are is known when the filing has been read.
      const short = isSmall(order.source) ? immediate.prepareShort(order, mostPages) : undefined;
      if (short !== undefined) return short;
      return received(await inThread({ kind: 'prepare', order: sent(order) }, within(order, limits)), order);
    },
    fill: async (form, title, view, limits) => {
      requireLive(limits);
      if (isSmall(Buffer.from(JSON.stringify(view)))) return immediate.fill(form, title, view);
      return inThread({ kind: 'fill', form, title, view }, limits);
    },
    readRecord: async (bytes, limits) => {
      requireLive(limits);
      if (isShort(bytes)) return readRecord(bytes);
      const { form, start, end, ...record } = await inThread({ kind: 'record', bytes }, limits);
      return { ...record, form: formOf(form), filing: bytes.subarray(start, end) };
    },
    close: async () => pool.close(),
  };
}

function receivedError({ refused, labels }: Refusal): AppError | RecordError {
  const error = new AppError(refused.code, refused.message, refused.context);
  return labels === undefined ? error : new RecordError(error, labels);
}

function within({ source }: { readonly source: Uint8Array }, limits: WorkLimits): FairLimits {
  return { ...limits, isLong: isLong(source) };
}

function requireLive({ signal }: WorkLimits): void {
  if (signal.aborted) throw abortReason(signal);
}

function sent({ form, ...order }: DocumentOrder): SentOrder {
  return { ...order, form: form.id };
}

function received({ properties, ...document }: SentDocument, order: DocumentOrder) {
  return { ...document, order, properties: { ...properties, source: { ...properties.source, bytes: order.source } } };
}
