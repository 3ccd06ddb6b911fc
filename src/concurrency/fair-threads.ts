import type { Call, CallResult, Calls } from './calls.ts';
import { deferred } from './deferred.ts';
import { signalWithin } from './signal-within.ts';
import { type TaskLimits, type ThreadLoad, ThreadPool, type ThreadPoolOptions } from './thread-pool.ts';
import { WorkQueue } from './work-queue.ts';

export interface FairThreadsOptions extends ThreadPoolOptions {
  /** Milliseconds for which every task has a thread, however many wait. */
  readonly slice: number;
  /** Milliseconds that a task may have a thread; any time unless given. */
  readonly time?: number;
  /** Tasks that take long make room for each other too, each for longer every time; else one goes on to its end. */
  readonly takesTurns?: boolean;
}

/** Limits of a task among others. */
export interface FairLimits extends TaskLimits {
  /** It is known to take long: it does not ask for the thread that is kept for the others. */
  readonly isLong?: boolean;
  /** Called when it waits for others or goes on for longer than a slice: its place at a queue can go to another. */
  readonly stepAside?: () => void;
}

/** A task has had the time that a task may have. */
export class TookTooLong extends Error {
  constructor() {
    super('The task took too long');
    this.name = 'TookTooLong';
  }
}

/** Thrown at a task that has had its time, while others wait. */
const sliceOver = new Error('Other tasks come first');

/** Least threads: one for tasks that take long, one for all the others. */
const leastThreads = 2;

/** Slices that a task has which is known to take long, before it makes room for another one. */
const slicesOfLong = 4;

/** Milliseconds between two looks whether others wait. */
const lookInterval = 100;

const notAborted = new AbortController().signal;

/** A call that came to its end; undefined for one that was stopped for the sake of others. */
type Attempt<Table extends Calls, Name extends keyof Table> = { readonly value: CallResult<Table, Name> } | undefined;

/**
 * Threads on which no task holds up the others, whatever it was made to cost. Every task has a thread for a slice of time.
 * One thread is kept for that: on the others a task may go on for longer. What takes long and finds no place there is
 * stopped, waits until there is one, and begins anew (ADR 0115, 0126).
 */
export class FairThreads<Table extends Calls> {
  readonly #options: FairThreadsOptions;
  readonly #pool: ThreadPool<Table>;
  readonly #long: WorkQueue;
  readonly #longPlaces: number;

  constructor(options: FairThreadsOptions) {
    const { capacity } = options;
    const size = Math.max(leastThreads, options.size);
    this.#options = options;
    this.#pool = new ThreadPool({ ...options, size });
    this.#longPlaces = size - 1;
    this.#long = new WorkQueue({ concurrency: this.#longPlaces, capacity });
  }

  get load(): ThreadLoad {
    const { waiting, ...load } = this.#pool.load;
    return { ...load, waiting: waiting + this.#long.waiting };
  }

  /** Rejects as the `run` of a pool does, and with TookTooLong. */
  async run<Name extends keyof Table>(
    call: Call<Table, Name>,
    { isLong = false, ...limits }: FairLimits,
  ): Promise<CallResult<Table, Name>> {
    const { slice, takesTurns = false } = this.#options;
    let result = isLong ? undefined : await this.#atFirst(call, limits);
    if (result === undefined) limits.stepAside?.();
    for (let allowance = (isLong ? slicesOfLong : 2) * slice; result === undefined; allowance *= 2) {
      const mustStop = (): boolean => takesTurns && this.#long.waiting > 0;
      const attempt = async () => this.#attempt(call, limits, allowance, mustStop);
      result = await this.#long.run(attempt, limits.signal, limits.workClass);
    }
    return result.value;
  }

  /** Finishes what waits and ends the threads. */
  async close(): Promise<void> {
    await this.#long.close();
    await this.#pool.close();
  }

  /** Goes on for longer than a slice where there is a place for that. */
  async #atFirst<Name extends keyof Table>(call: Call<Table, Name>, limits: FairLimits): Promise<Attempt<Table, Name>> {
    const { slice, takesTurns = false } = this.#options;
    const ended = deferred();
    let isLong = false;
    const mustStop = (): boolean => {
      if (isLong) return takesTurns && this.#long.waiting > 0;
      if (this.#long.running >= this.#longPlaces) return true;
      isLong = true;
      limits.stepAside?.();
      this.#long.run(async () => ended.promise, notAborted).catch(() => undefined); // closing: no task comes any more
      return false;
    };
    try {
      return await this.#attempt(call, limits, slice, mustStop);
    } finally {
      ended.resolve();
    }
  }

  /** @param mustStop is asked after `allowance` milliseconds, and again and again */
  async #attempt<Name extends keyof Table>(
    call: Call<Table, Name>,
    limits: TaskLimits,
    allowance: number,
    mustStop: () => boolean,
  ): Promise<Attempt<Table, Name>> {
    const { time } = this.#options;
    const stop = new AbortController();
    const { signal, release } = signalWithin([limits.signal, stop.signal]);
    let why: Error | undefined;
    let looking: NodeJS.Timeout | undefined;
    let late: NodeJS.Timeout | undefined;
    const end = (reason: Error): void => {
      why = reason;
      stop.abort();
    };
    const look = (): void => {
      if (mustStop()) end(sliceOver);
      else looking = setTimeout(look, Math.max(lookInterval, allowance));
    };
    const begun = (): void => {
      limits.begun?.();
      looking = setTimeout(look, allowance);
      if (time !== undefined) late = setTimeout(() => end(new TookTooLong()), time);
    };
    try {
      return { value: await this.#pool.run(call, { ...limits, signal, begun }) };
    } catch (error) {
      if (why === undefined || limits.signal.aborted) throw error;
      if (why === sliceOver) return undefined;
      throw why;
    } finally {
      clearTimeout(looking);
      clearTimeout(late);
      release();
    }
  }
}
