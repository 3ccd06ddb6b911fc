import { AppError } from '../errors.ts';
import { abortReason } from './abort.ts';

/** Who waits: a caller at the other end of a request, or an item of a batch that runs in the background. */
export type WorkClass = 'interactive' | 'batch';

export interface WorkQueueOptions {
  /** Tasks that run at the same time. */
  readonly concurrency: number;
  /** Tasks of one class that may wait; the classes are counted apart, so that a batch never fills the queue of callers. */
  readonly capacity: number;
}

interface Waiting {
  readonly start: () => void;
}

/** Interactive tasks that may overtake a waiting batch task before it gets its turn: batches are late, never starved. */
const overtaking = 4;

/** Weight of the newest duration in the moving average that waits are estimated from. */
const smoothing = 0.2;

/** Seconds a task is taken to last until the first one has been measured. */
const assumedDuration = 0.1;

/**
 * A bounded queue in front of a scarce resource: first in, first out within a class, callers before batches.
 * Overload is a normal outcome: a full queue refuses at once and says when to come back.
 */
export class WorkQueue {
  readonly #options: WorkQueueOptions;
  readonly #waiting: Readonly<Record<WorkClass, Set<Waiting>>> = { interactive: new Set(), batch: new Set() };
  #running = 0;
  #overtaken = 0;
  #averageDuration = assumedDuration;
  #closed = false;
  #drained: (() => void) | undefined;

  constructor(options: WorkQueueOptions) {
    this.#options = options;
  }

  /** Tasks that wait for their turn. */
  get waiting(): number {
    return this.#waiting.interactive.size + this.#waiting.batch.size;
  }

  /** Tasks that run now. */
  get running(): number {
    return this.#running;
  }

  /** Whole seconds, at least 1, after which a task that came now would be done, judged by the last durations. */
  get expectedWait(): number {
    const rounds = (this.waiting + this.#running + 1) / this.#options.concurrency;
    return Math.max(1, Math.ceil(rounds * this.#averageDuration));
  }

  /**
   * Runs the task when its turn comes. Rejects with AppError `overloaded` when the class has no place left to
   * wait, `draining` once closed, and with the signal's reason when it aborts while the task waits; a running
   * task has to heed the signal itself.
   */
  async run<T>(task: () => Promise<T>, signal: AbortSignal, workClass: WorkClass = 'interactive'): Promise<T> {
    if (this.#closed) throw new AppError('draining', '服务正在停止，请稍后再试。', { retryAfter: 5 });
    if (signal.aborted) throw abortReason(signal);
    if (this.#running < this.#options.concurrency) this.#running += 1;
    else await this.#turn(signal, workClass);

    const started = performance.now();
    try {
      return await task();
    } finally {
      this.#averageDuration += smoothing * ((performance.now() - started) / 1000 - this.#averageDuration);
      this.#passOn();
    }
  }

  /** Takes no more tasks; resolves when those that wait or run are finished. */
  async close(): Promise<void> {
    this.#closed = true;
    if (this.#running > 0) await new Promise<void>((resolve) => (this.#drained = resolve));
  }

  /** Waits for a place, which whoever finishes hands over: `running` does not change in between. */
  async #turn(signal: AbortSignal, workClass: WorkClass): Promise<void> {
    const queue = this.#waiting[workClass];
    if (queue.size >= this.#options.capacity) {
      throw new AppError('overloaded', `等待处理的请求已达上限（${this.#options.capacity} 个），请稍后重试。`, {
        retryAfter: this.expectedWait,
      });
    }
    await new Promise<void>((resolve, reject) => {
      const onAbort = (): void => {
        queue.delete(entry);
        reject(abortReason(signal));
      };
      const entry: Waiting = {
        start: () => {
          signal.removeEventListener('abort', onAbort);
          resolve();
        },
      };
      signal.addEventListener('abort', onAbort, { once: true });
      queue.add(entry);
    });
  }

  #passOn(): void {
    const next = this.#next();
    if (next === undefined) this.#running -= 1;
    else next.start();
    if (this.#running === 0) this.#drained?.();
  }

  #next(): Waiting | undefined {
    const { interactive, batch } = this.#waiting;
    const batchIsDue = batch.size > 0 && (interactive.size === 0 || this.#overtaken >= overtaking);
    const queue = batchIsDue ? batch : interactive;
    const [next] = queue;
    if (next === undefined) return undefined;
    queue.delete(next);
    if (batchIsDue) this.#overtaken = 0;
    else if (batch.size > 0) this.#overtaken += 1;
    return next;
  }
}
