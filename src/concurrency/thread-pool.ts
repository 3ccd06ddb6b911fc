import { abortable } from './abort.ts';
import { TaskThread } from './task-thread.ts';
import { WorkQueue, type WorkClass } from './work-queue.ts';

export interface ThreadPoolOptions {
  /** That calls `serveTasks`. */
  readonly module: URL;
  /** Threads at most; each starts with its first task. */
  readonly size: number;
  /** Tasks of one work class that may wait. */
  readonly capacity: number;
}

/** Who waits for a task, and until when. */
export interface TaskLimits {
  readonly signal: AbortSignal;
  readonly workClass?: WorkClass;
}

/**
 * Milliseconds that a task nobody waits for any more may go on: most are done within them, and a thread that goes on
 * is cheaper than a new one, whose code is cold. After that the thread is ended.
 */
const afterlife = 1_000;

/** Milliseconds without a task after which a thread ends: warm code is worth its memory for longer than a pause. */
const idleTime = 600_000;

/** A few threads that all run the same kind of task. */
export class ThreadPool<Task, Result> {
  readonly #queue: WorkQueue;
  /** The last one used on top: it is the warmest, and the others may come to rest. */
  readonly #idle: TaskThread<Task, Result>[];
  readonly #threads: readonly TaskThread<Task, Result>[];

  constructor({ module, size, capacity }: ThreadPoolOptions) {
    this.#queue = new WorkQueue({ concurrency: size, capacity });
    this.#threads = Array.from({ length: size }, () => new TaskThread<Task, Result>(module, { idleTime }));
    this.#idle = [...this.#threads];
  }

  /** Starts the first thread ahead of its first task. */
  warmUp(): void {
    this.#idle.at(-1)?.start();
  }

  /**
   * Rejects with the signal's reason, with AppError `overloaded` or `draining`, with what the task threw, or with the
   * error of a thread that died of it.
   */
  async run(task: Task, { signal, workClass }: TaskLimits): Promise<Result> {
    return abortable(
      this.#queue.run(async () => this.#onThread(task, signal), signal, workClass),
      signal,
    );
  }

  /** Finishes what waits and ends the threads. */
  async close(): Promise<void> {
    await this.#queue.close();
    await Promise.all(this.#threads.map(async (thread) => thread.close()));
  }

  async #onThread(task: Task, signal: AbortSignal): Promise<Result> {
    const thread = this.#idle.pop();
    if (thread === undefined) throw new Error('More tasks run than there are threads');
    const stop = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    const onAbort = (): void => {
      timer = setTimeout(() => stop.abort(signal.reason), afterlife);
    };
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      return await thread.run(task, stop.signal);
    } finally {
      signal.removeEventListener('abort', onAbort);
      clearTimeout(timer);
      this.#idle.push(thread);
    }
  }
}
