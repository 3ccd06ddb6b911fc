import { extname } from 'node:path';
import { signalWithin } from '../concurrency/signal-within.ts';
import { TaskThread } from '../concurrency/task-thread.ts';
import { WorkQueue } from '../concurrency/work-queue.ts';
import type { WorkLimits } from '../documents/ports.ts';
import type { ExaminerResult, ExaminerTask } from './thread.ts';

/** What one file may take, and how many may wait. */
export interface ExaminingLimits {
  /** Milliseconds for one file. */
  readonly time: number;
  readonly capacity: number;
  /** Milliseconds without a file after which the thread ends, and with it what it holds of memory. */
  readonly idleTime: number;
}

/**
 * Examines files in a thread of its own, one at a time: whatever a file is made to cost, the service goes on, and the
 * deadline of the request ends the thread.
 */
export class ExaminingThread {
  readonly #time: number;
  readonly #queue: WorkQueue;
  readonly #thread: TaskThread<ExaminerTask, ExaminerResult>;

  constructor({ time, capacity, idleTime }: ExaminingLimits) {
    this.#thread = new TaskThread(new URL(`thread${extname(import.meta.url)}`, import.meta.url), { idleTime });
    this.#time = time;
    this.#queue = new WorkQueue({ concurrency: 1, capacity });
  }

  /** Undefined when the file asks for more time or memory than a file may. */
  async run(task: ExaminerTask, { signal, workClass }: WorkLimits): Promise<ExaminerResult | undefined> {
    return this.#queue.run(async () => this.#examine(task, signal), signal, workClass);
  }

  /** Finishes what waits and ends the thread. */
  async close(): Promise<void> {
    await this.#queue.close();
    await this.#thread.close();
  }

  async #examine(task: ExaminerTask, signal: AbortSignal): Promise<ExaminerResult | undefined> {
    const within = signalWithin([signal], this.#time);
    try {
      return await this.#thread.run(task, within.signal);
    } catch (error) {
      if (!signal.aborted && (within.signal.aborted || isOutOfMemory(error))) return undefined;
      throw error;
    } finally {
      within.release();
    }
  }
}

/** The thread's heap has a limit of its own; reaching it ends the thread, not the process. */
function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
