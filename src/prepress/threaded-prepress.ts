import { extname } from 'node:path';
import { requireLive } from '../concurrency/abort.ts';
import { receivedError } from '../concurrency/calls.ts';
import { type FairLimits, FairThreads } from '../concurrency/fair-threads.ts';
import type { ThreadLoad } from '../concurrency/thread-pool.ts';
import { RecordError, type RecordReader, readRecord } from '../documents/batch/records/batch-record.ts';
import type { WorkLimits } from '../documents/ports.ts';
import type { ImmediatePrepress, Prepress } from '../documents/prepress.ts';
import { formById } from '../forms/catalogue.ts';
import type { Form } from '../forms/form.ts';
import type { PrepressCalls, PrepressSettings, Sent } from './prepress-thread.ts';
import { isLong, isShort, isSmall, mostPagesAtOnce } from './work-size.ts';

interface ThreadedPrepressOptions {
  /** Does what is small. */
  readonly immediate: ImmediatePrepress;
  readonly settings: PrepressSettings;
  /** Threads at most; the first starts with the first large filing. */
  readonly threads: number;
}

/** Large filings of each work class that may wait. */
const capacity = 200;

/** Milliseconds for which a filing has a thread, however many wait: enough for a megabyte in cold code. */
const slice = 1_000;

/** Milliseconds in which a thread gives up a filing when it is asked to; after them it is ended, and another one loads. */
const patience = 300;

const module = new URL(`prepress-thread${extname(import.meta.url)}`, import.meta.url);

/**
 * Prepress beside the event loop for all that takes longer than a moment: 8 MiB of filing take seconds, and the deadline
 * of a request or its client's leaving ends them there (ADR 0122). What is small is done at once, as a thread would
 * cost more than it saves.
 */
export function createThreadedPrepress({ immediate, settings, threads }: ThreadedPrepressOptions) {
  const pool = new FairThreads<PrepressCalls>({
    ...{ module, size: threads, capacity, settings },
    ...{ slice, patience, takesTurns: true },
  });
  const prepress: Prepress = {
    validate: async (order, limits) => {
      requireLive(limits.signal);
      if (isSmall(order.source)) return immediate.validate(order);
      return pool.run(['validate', sent(order)], within(order, limits));
    },
    check: async (order, limits) => {
      requireLive(limits.signal);
      if (isSmall(order.source)) immediate.check(order);
      else await pool.run(['check', sent(order)], within(order, limits));
    },
    prepare: async (order, limits) => {
      requireLive(limits.signal);
      // Few bytes may make many pages: what they are is known when the filing has been read.
      const short = isSmall(order.source) ? immediate.prepareShort(order, mostPagesAtOnce) : undefined;
      if (short !== undefined) return short;
      const { properties, ...document } = await pool.run(['prepare', sent(order)], within(order, limits));
      const { source } = properties;
      const whole = source === undefined ? {} : { source: { ...source, bytes: order.source } };
      return { ...document, order, properties: { ...properties, ...whole } };
    },
    prepareBlank: async (order, limits) => {
      requireLive(limits.signal);
      return Promise.resolve(immediate.prepareBlank(order));
    },
    fill: async (form, title, view, limits) => {
      requireLive(limits.signal);
      if (isSmall(Buffer.from(JSON.stringify(view)))) return immediate.fill(form, title, view);
      return pool.run(['fill', form, title, view], limits);
    },
  };
  /** Large records are read beside the event loop like their filings. */
  const read: RecordReader = async (bytes, limits) => {
    requireLive(limits.signal);
    if (isShort(bytes)) return readRecord(bytes);
    const result = await pool.run(['readRecord', bytes], limits);
    if ('problem' in result) throw new RecordError(receivedError(result.problem), result.labels);
    const { form, start, end, ...record } = result;
    return { ...record, form: formById(form), filing: bytes.subarray(start, end) };
  };
  return {
    ...prepress,
    readRecord: read,
    get load(): ThreadLoad {
      return pool.load;
    },
    /** Finishes what waits and ends the threads. */
    close: async (): Promise<void> => pool.close(),
  };
}

function within({ source }: { readonly source: Uint8Array }, limits: WorkLimits): FairLimits {
  return { ...limits, isLong: isLong(source) };
}

function sent<Order extends { readonly form: Form }>({ form, ...order }: Order): Sent<Order> {
  return { ...order, form: form.id };
}
