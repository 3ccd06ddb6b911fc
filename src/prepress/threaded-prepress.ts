import { extname } from 'node:path';
import { abortReason } from '../concurrency/abort.ts';
import { ThreadPool, type ThreadLoad } from '../concurrency/thread-pool.ts';
import type { WorkLimits } from '../documents/ports.ts';
import type { ImmediatePrepress, Prepress } from '../documents/prepress.ts';
import type { DocumentOrder } from '../documents/press.ts';
import { AppError } from '../errors.ts';
import type {
  PrepressAnswer,
  PrepressResults,
  PrepressSettings,
  PrepressTask,
  SentDocument,
  SentOrder,
} from './prepress-thread.ts';
import { isSmall } from './work-size.ts';

/** Prepress with threads to be ended. */
export interface ThreadedPrepress extends Prepress {
  readonly load: ThreadLoad;
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

const module = new URL(`prepress-thread${extname(import.meta.url)}`, import.meta.url);

/**
 * Prepress beside the event loop for all that takes longer than a moment: 8 MiB of filing take seconds, and the deadline
 * of a request or its client's leaving ends them there (ADR 0122). What is small is done at once, as a thread would
 * cost more than it saves.
 */
export function createThreadedPrepress({ immediate, settings, threads }: ThreadedPrepressOptions): ThreadedPrepress {
  const pool = new ThreadPool<PrepressTask, PrepressAnswer>({ module, size: threads, capacity });
  const inThread = async <Kind extends PrepressTask['kind']>(
    task: PrepressTask & { readonly kind: Kind },
    limits: WorkLimits,
  ): Promise<PrepressResults[Kind]> => {
    const answer = await pool.run(task, limits);
    if ('refused' in answer) throw new AppError(answer.refused.code, answer.refused.message, answer.refused.context);
    return answer.result as PrepressResults[Kind];
  };
  return {
    get load() {
      return pool.load;
    },
    validate: async (order, limits) => {
      requireLive(limits);
      if (isSmall(order.source)) return immediate.validate(order);
      return inThread({ settings, kind: 'validate', order: { ...order, form: order.form.id } }, limits);
    },
    check: async (order, limits) => {
      requireLive(limits);
      if (isSmall(order.source)) immediate.check(order);
      else await inThread({ settings, kind: 'check', order: sent(order) }, limits);
    },
    prepare: async (order, limits) => {
      requireLive(limits);
      if (isSmall(order.source)) return immediate.prepare(order);
      return received(await inThread({ settings, kind: 'prepare', order: sent(order) }, limits), order);
    },
    fill: async (form, title, view, limits) => {
      requireLive(limits);
      if (isSmall(Buffer.from(JSON.stringify(view)))) return immediate.fill(form, title, view);
      return inThread({ settings, kind: 'fill', form, title, view }, limits);
    },
    close: async () => pool.close(),
  };
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
