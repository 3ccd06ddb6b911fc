import { abortable, requireLive } from './abort.ts';
import type { Call, CallResult, Calls } from './calls.ts';
import { LiveThread, type LiveThreadOptions } from './live-thread.ts';

/** Milliseconds without a task after which the thread ends: what it holds of memory goes with it. */
const idleTime = 30_000;

/** Milliseconds in which a thread comes to a checkpoint, or to the end of what it does, when it is asked to stop. */
const patience = 5_000;

export interface TaskThreadOptions extends LiveThreadOptions {
  /** Milliseconds; undefined: the thread keeps something between its tasks, and does not end by itself. */
  readonly idleTime: number | undefined;
  /** Milliseconds after which a thread is ended that does not stop when it is asked to; default 5,000. */
  readonly patience?: number;
}

/**
 * Runs CPU-bound tasks, one at a time, in a thread of its own, so that the event loop goes on. The thread starts with the
 * first task and ends when it has been idle for a while. A task that is given up stops at its next checkpoint, and the
 * thread goes on with the next one (ADR 0114). The other side is `serveCalls`, with a table of this type.
 */
export class TaskThread<Table extends Calls> {
  readonly #module: URL;
  readonly #options: TaskThreadOptions;
  readonly #leaving = new Set<Promise<void>>();
  #thread: LiveThread | undefined;
  #isTaken = false;
  #free: Promise<void> = Promise.resolve();
  #idle: NodeJS.Timeout | undefined;

  /** @param module that calls `serveCalls`: JavaScript, or TypeScript where the project runs from its sources. */
  constructor(module: URL, options: TaskThreadOptions = { idleTime }) {
    this.#module = module;
    this.#options = options;
  }

  /** Threads that there are: one, none, or more while some come to their end. */
  get alive(): number {
    return this.#leaving.size + (this.#thread === undefined ? 0 : 1);
  }

  /** Resolves when the last task has ended; one that was given up may go on for a while. */
  get free(): Promise<void> {
    return this.#free;
  }

  /**
   * Rejects with what the task threw, with the signal's reason as soon as that aborts, with ThreadDied, or with
   * ThreadNotLoaded.
   *
   * @param begun called when the thread has loaded and begins
   */
  async run<Name extends keyof Table>(
    call: Call<Table, Name>,
    signal: AbortSignal,
    begun?: () => void,
  ): Promise<CallResult<Table, Name>> {
    requireLive(signal);
    if (this.#isTaken) throw new Error('The thread runs a task already');
    this.#isTaken = true;
    const work = this.#perform(call, signal, begun) as Promise<CallResult<Table, Name>>;
    this.#free = work.then(ignore, ignore);
    try {
      return await abortable(work, signal);
    } finally {
      this.#isTaken = false;
    }
  }

  /** Starts the thread ahead of its first task. */
  start(): void {
    if (this.#isTaken) return;
    (this.#thread ??= this.#start()).release();
    this.#endWhenIdle();
  }

  /** Has the thread give up its task and end. Resolves when there is none left. */
  async close(): Promise<void> {
    this.#end();
    await Promise.all(this.#leaving);
  }

  /** Settles when the thread is free again. */
  async #perform(call: readonly unknown[], signal: AbortSignal, begun?: () => void): Promise<unknown> {
    await this.#free;
    requireLive(signal);
    clearTimeout(this.#idle);
    const thread = (this.#thread ??= this.#start());
    let timer: NodeJS.Timeout | undefined;
    const onAbort = (): void => {
      thread.stop();
      timer = setTimeout(() => this.#end(0), this.#options.patience ?? patience);
    };
    thread.hold();
    try {
      await thread.ready;
      requireLive(signal);
      signal.addEventListener('abort', onAbort, { once: true });
      begun?.();
      return await thread.perform(call);
    } finally {
      signal.removeEventListener('abort', onAbort);
      clearTimeout(timer);
      thread.release();
      this.#endWhenIdle();
    }
  }

  #endWhenIdle(): void {
    const time = this.#options.idleTime;
    clearTimeout(this.#idle);
    if (time !== undefined) this.#idle = setTimeout(() => this.#end(), time).unref();
  }

  /** Ends the thread that there is; the next task starts another. */
  #end(time = this.#options.patience ?? patience): void {
    clearTimeout(this.#idle);
    const thread = this.#thread;
    if (thread === undefined) return;
    this.#thread = undefined;
    const leaving = thread.leave(time).finally(() => this.#leaving.delete(leaving));
    this.#leaving.add(leaving);
  }

  #start(): LiveThread {
    const thread = new LiveThread(this.#module, this.#options);
    void thread.ended.then(() => {
      if (thread === this.#thread) this.#thread = undefined;
    });
    return thread;
  }
}

function ignore(): void {
  // The caller of the task gets the error.
}
