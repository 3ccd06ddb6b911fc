import { AppError, withoutStack } from '../errors.ts';
import { abortReason, requireLive } from './abort.ts';
import { Pace } from './pace.ts';
import { ReturnTimes } from './return-times.ts';

/** A caller waits at the other end of a request; an item of a batch runs in the background. */
export type WorkClass = 'interactive' | 'batch';

interface WorkQueueOptions {
  /** Tasks that run at the same time. */
  readonly concurrency: number;
  /** Tasks of one class that may wait; the classes are counted apart, so that a batch never fills the queue of callers. */
  readonly capacity: number;
  /** Tasks that get on at the same time even when more of them run; default `concurrency`. */
  readonly servers?: number;
  /** Milliseconds of a clock; default `performance.now`. */
  readonly now?: () => number;
}

interface Waiting {
  /** The moment by which it has to be begun. */
  readonly latest: number;
  readonly start: () => void;
  readonly refuse: (error: AppError) => void;
}

/** Interactive tasks that may overtake a waiting batch task before it gets its turn: batches are late, never starved. */
const overtaking = 4;

/** The part of a deadline that a task is expected to be done in when it is let in: paces change. */
const share = 0.75;

/** While refused callers are still to come back, this part of the places to wait is given by turns. */
const contested = 0.1;

/** Multiples of it, without their whole parts, are spread evenly over 0 to 1 and never repeat themselves. */
const goldenRatio = 0.618_033_988_749_895;

/**
 * A bounded queue in front of a scarce resource: first in, first out within a class, callers before batches.
 * Overload is a normal outcome: what finds no place, or cannot be done in time, is refused at once and told when to
 * come back (ADR 0118).
 */
export class WorkQueue {
  readonly #options: WorkQueueOptions;
  readonly #waiting: Readonly<Record<WorkClass, Set<Waiting>>> = { interactive: new Set(), batch: new Set() };
  readonly #pace: Pace;
  readonly #returns = new ReturnTimes();
  readonly #now: () => number;
  #running = 0;
  #overtaken = 0;
  #looks = 0;
  /** When a task began or ended last. */
  #lastMove = 0;
  #closed = false;
  #drained: (() => void) | undefined;

  constructor(options: WorkQueueOptions) {
    this.#options = options;
    this.#pace = new Pace(options.servers ?? options.concurrency);
    this.#now = options.now ?? (() => performance.now());
  }

  /** Tasks that wait for their turn. */
  get waiting(): number {
    return this.#waiting.interactive.size + this.#waiting.batch.size;
  }

  /** Tasks that run now. */
  get running(): number {
    return this.#running;
  }

  /**
   * Throws AppError `overloaded` for an interactive task that had better not come now: there is no place, it would not
   * be done within `deadline` milliseconds, or the last places are for those that were refused before and come back.
   * A queue that serves a caller first and lets the next one wait for the same place would always serve the same.
   */
  look(deadline: number): void {
    this.#assertPlace('interactive', deadline);
    const now = this.#now();
    if (this.#running < this.#options.concurrency || !this.#returns.areAwaited(now)) return;
    const places = this.#places(deadline);
    const free = places - this.#waiting.interactive.size;
    const margin = 1 + Math.ceil(places * contested);
    const draw = (++this.#looks * goldenRatio) % 1;
    if (draw >= free / margin) throw this.#refusal('等待处理的请求将满，余下的位置留给已按约定重发的请求', 0);
  }

  /**
   * Runs the task when its turn comes. Rejects with AppError `overloaded` when the class has no place left to
   * wait or the task could not be done within `deadline` milliseconds, be it at once or while it waits and others take
   * longer than was to be expected; with `draining` once closed, and with the signal's reason when it aborts while the
   * task waits; a running task has to heed the signal itself.
   *
   * @param task gets a function with which it gives up its place before it has ended; safe to call again
   */
  async run<T>(
    task: (leave: () => void) => Promise<T>,
    signal: AbortSignal,
    workClass: WorkClass = 'interactive',
    deadline = Number.POSITIVE_INFINITY,
  ): Promise<T> {
    if (this.#closed) throw new AppError('draining', '服务正在停止，请稍后再试。', { retryAfter: 5 });
    requireLive(signal);
    if (this.#running < this.#options.concurrency) this.#running += 1;
    else await this.#turn(signal, workClass, deadline);
    return this.#perform(task, deadline);
  }

  /** Takes no more tasks; resolves when those that wait or run are finished, or have given up their places. */
  async close(): Promise<void> {
    this.#closed = true;
    if (this.#running > 0) await new Promise<void>((resolve) => (this.#drained = resolve));
  }

  async #perform<T>(task: (leave: () => void) => Promise<T>, deadline: number): Promise<T> {
    const started = (this.#lastMove = this.#now());
    const besideAtStart = this.#running;
    let failed = true;
    const place = { isHeld: true };
    const leave = (): void => {
      if (!place.isHeld) return;
      place.isHeld = false;
      this.#lastMove = this.#now();
      this.#passOn();
    };
    try {
      const result = await task(leave);
      failed = false;
      return result;
    } finally {
      // Of one that has left, nothing is to be learnt about those that stay.
      if (place.isHeld) {
        const duration = Math.min(this.#now() - started, deadline);
        this.#pace.ended({ duration, beside: (besideAtStart + this.#running) / 2, failed });
        leave();
      }
    }
  }

  /** Waits for a place, which a task that ends hands over: `running` does not change in between. */
  async #turn(signal: AbortSignal, workClass: WorkClass, deadline: number): Promise<void> {
    this.#assertPlace(workClass, deadline);
    const queue = this.#waiting[workClass];
    await new Promise<void>((resolve, reject) => {
      const onAbort = (): void => {
        queue.delete(entry);
        reject(abortReason(signal));
      };
      const entry: Waiting = {
        latest: this.#now() + deadline,
        start: () => {
          signal.removeEventListener('abort', onAbort);
          resolve();
        },
        refuse: (error) => {
          signal.removeEventListener('abort', onAbort);
          queue.delete(entry);
          reject(error);
        },
      };
      signal.addEventListener('abort', onAbort, { once: true });
      queue.add(entry);
    });
  }

  #assertPlace(workClass: WorkClass, deadline: number): void {
    if (this.#running < this.#options.concurrency) return;
    const { capacity } = this.#options;
    const places = this.#places(deadline);
    const { size } = this.#waiting[workClass];
    if (size < places) return;
    if (size >= capacity) throw this.#refusal(`等待处理的请求已达上限（${capacity} 个）`, 0);
    throw this.#tooLate((size - places) * this.#pace.spacing);
  }

  /** Tasks that may wait for their turn now and be done within `deadline`. */
  #places(deadline: number): number {
    const { capacity } = this.#options;
    if (deadline === Number.POSITIVE_INFINITY) return capacity;
    const { duration, spacing } = this.#pace;
    // Where nothing has ended for longer than it takes, nothing may end for as long again.
    const standstill = Math.max(0, this.#now() - this.#lastMove - duration);
    const time = share * deadline - duration - standstill;
    return Math.max(0, Math.min(capacity, Math.floor(time / spacing)));
  }

  #tooLate(untilPlace: number): AppError {
    return this.#refusal('排队的请求较多，按目前的速度在时限内轮不到', untilPlace);
  }

  #refusal(reason: string, untilPlace: number): AppError {
    const retryAfter = this.#returns.next(this.#now(), untilPlace, this.#pace.spacing);
    return withoutStack(() => new AppError('overloaded', `${reason}，请在 ${retryAfter} 秒后重发。`, { retryAfter }));
  }

  #passOn(): void {
    this.#refuseLate();
    const next = this.#next();
    if (next === undefined) this.#running -= 1;
    else next.start();
    if (this.#running === 0) this.#drained?.();
  }

  /** Of those that wait, tells those that will not be begun in time any more: better a refusal now than none in time. */
  #refuseLate(): void {
    const now = this.#now();
    let begins = now;
    for (const entry of this.#waiting.interactive) {
      if (begins <= entry.latest) begins += this.#pace.spacing;
      else entry.refuse(this.#tooLate(begins - entry.latest));
    }
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
