import type { Transferable } from 'node:worker_threads';
import { abortable, abortReason } from './abort.ts';
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

interface Work<Task> {
  readonly task: Task;
  readonly signal: AbortSignal;
  readonly transfer: readonly Transferable[];
  readonly begun: (() => void) | undefined;
}

/**
 * Runs CPU-bound tasks, one at a time, in a thread of its own, so that the event loop goes on. The thread starts with the
 * first task and ends when it has been idle for a while. A task that is given up stops at its next checkpoint, and the
 * thread goes on with the next one (ADR 0114). The other side is `serveTasks`.
 */
export class TaskThread<Task, Result> {
  readonly #module: URL;
  readonly #options: TaskThreadOptions;
  readonly #leaving = new Set<Promise<void>>();
  #thread: LiveThread<Task, Result> | undefined;
  #isTaken = false;
  #free: Promise<void> = Promise.resolve();
  #idle: NodeJS.Timeout | undefined;

  /** @param module that calls `serveTasks`: JavaScript, or TypeScript where the project runs from its sources. */
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
   * @param transfer buffers that are moved, not copied
   * @param begun called when the thread has loaded and begins
   */
  async run(
    task: Task,
    signal: AbortSignal,
    transfer: readonly Transferable[] = [],
    begun?: () => void,
  ): Promise<Result> {
    if (signal.aborted) throw abortReason(signal);
    if (this.#isTaken) throw new Error('The thread runs a task already');
    this.#isTaken = true;
    const work = this.#perform({ task, signal, transfer, begun });
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
  async #perform(work: Work<Task>): Promise<Result> {
    const { signal } = work;
    await this.#free;
    if (signal.aborted) throw abortReason(signal);
    clearTimeout(this.#idle);
    const thread = (this.#thread ??= this.#start());
    thread.hold();
    try {
      await thread.ready;
      return await this.#performOn(thread, work);
    } finally {
      thread.release();
      this.#endWhenIdle();
    }
  }

  async #performOn(thread: LiveThread<Task, Result>, { task, signal, transfer, begun }: Work<Task>): Promise<Result> {
    if (signal.aborted) throw abortReason(signal);
    let timer: NodeJS.Timeout | undefined;
    const onAbort = (): void => {
      thread.stop();
      timer = setTimeout(() => this.#end(0), this.#options.patience ?? patience);
    };
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      begun?.();
      return await thread.perform(task, transfer);
    } finally {
      signal.removeEventListener('abort', onAbort);
      clearTimeout(timer);
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

  #start(): LiveThread<Task, Result> {
    const thread = new LiveThread<Task, Result>(this.#module, this.#options);
    void thread.ended.then(() => {
      if (thread === this.#thread) this.#thread = undefined;
    });
    return thread;
  }
}

function ignore(): void {
  // The caller of the task gets the error.
}
