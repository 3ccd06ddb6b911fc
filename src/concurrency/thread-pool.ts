import { abortable } from './abort.ts';
import type { Call, CallResult, Calls } from './calls.ts';
import { TaskThread, type TaskThreadOptions } from './task-thread.ts';
import { type WorkClass, WorkQueue } from './work-queue.ts';

export interface ThreadPoolOptions extends Partial<TaskThreadOptions> {
  /** That calls `serveCalls`. */
  readonly module: URL;
  /** Threads at most; each starts with its first task. */
  readonly size: number;
  /** Tasks of one work class that may wait. */
  readonly capacity: number;
}

/** Limits of a task. */
export interface TaskLimits {
  readonly signal: AbortSignal;
  readonly workClass?: WorkClass;
  /** Called when a thread begins with it. */
  readonly begun?: () => void;
}

/** What the threads of one kind have to do. */
export interface ThreadLoad {
  /** Tasks that wait for a thread. */
  readonly waiting: number;
  /** Tasks under way, given up ones that have not ended yet included. */
  readonly running: number;
  /** Threads that there are. */
  readonly threads: number;
}

/** Milliseconds without a task after which a thread ends: warm code is worth its memory for longer than a pause. */
const idleTime = 600_000;

/** A few threads that all serve the same calls. */
export class ThreadPool<Table extends Calls> {
  readonly #queue: WorkQueue;
  /** The last one used on top: it is the warmest, and the others may come to rest. */
  readonly #idle: TaskThread<Table>[];
  readonly #threads: readonly TaskThread<Table>[];

  constructor({ module, size, capacity, ...options }: ThreadPoolOptions) {
    this.#queue = new WorkQueue({ concurrency: size, capacity });
    this.#threads = Array.from({ length: size }, () => new TaskThread<Table>(module, { idleTime, ...options }));
    this.#idle = [...this.#threads];
  }

  get load(): ThreadLoad {
    const { waiting, running } = this.#queue;
    return { waiting, running, threads: this.#threads.reduce((sum, { alive }) => sum + alive, 0) };
  }

  /** Starts the first thread ahead of its first task. */
  warmUp(): void {
    this.#idle.at(-1)?.start();
  }

  /**
   * Rejects with the signal's reason as soon as that aborts, with AppError `overloaded` or `draining`, with what the task
   * threw, or with the error of a thread that died of it. A task that is given up keeps its thread until it has come to
   * a checkpoint, or to its end.
   */
  async run<Name extends keyof Table>(
    call: Call<Table, Name>,
    { signal, workClass, begun }: TaskLimits,
  ): Promise<CallResult<Table, Name>> {
    const work = async (): Promise<CallResult<Table, Name>> => {
      const thread = this.#idle.pop();
      if (thread === undefined) throw new Error('More tasks run than there are threads');
      try {
        return await thread.run(call, signal, begun);
      } finally {
        await thread.free;
        this.#idle.push(thread);
      }
    };
    return abortable(this.#queue.run(work, signal, workClass), signal);
  }

  /** Finishes what waits and ends the threads. */
  async close(): Promise<void> {
    await this.#queue.close();
    await Promise.all(this.#threads.map(async (thread) => thread.close()));
  }
}
