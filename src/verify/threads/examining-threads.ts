import { extname } from 'node:path';
import { FairThreads, TookTooLong } from '../../concurrency/fair-threads.ts';
import { ThreadDied } from '../../concurrency/live-thread.ts';
import type { ThreadLoad } from '../../concurrency/thread-pool.ts';
import type { WorkLimits } from '../../documents/ports.ts';
import type { ExaminerResult, ExaminerTask } from './examiner-thread.ts';

/** What one file may take, and how many may wait. */
export interface ExaminingLimits {
  /** Milliseconds for one file. */
  readonly time: number;
  readonly capacity: number;
  /** Milliseconds without a file after which a thread ends, and with it what it holds of memory. */
  readonly idleTime: number;
  /** Mebibytes of objects that a thread may have; a file that makes it ask for more is not read to its end. */
  readonly memory: number;
}

/**
 * Milliseconds in which a thread comes to a checkpoint when its file is given up. Reading looks for one some hundred times
 * a second; what it has overlooked does not hold up the file of somebody else.
 */
const patience = 500;

/** Milliseconds for which every file has a thread to itself, whoever else has one. */
const slice = 1_000;

const examinerThread = new URL(`examiner-thread${extname(import.meta.url)}`, import.meta.url);

/** One for a file that takes long, one for all the others. */
const threads = 2;

/**
 * Examines files in threads: whatever a file is made to cost, the service goes on, and so does the examining of others
 * (ADR 0115). Every file has a thread for a second. One at a time may go on for longer: the others of that kind are
 * stopped, wait until it has ended, and begin anew.
 */
export class ExaminingThreads {
  readonly #threads: FairThreads<ExaminerTask, ExaminerResult>;

  constructor({ memory, ...limits }: ExaminingLimits, module = examinerThread, sliceTime = slice) {
    this.#threads = new FairThreads({
      ...limits,
      ...{ module, size: threads, slice: sliceTime, patience },
      memory: { maxOldGenerationSizeMb: memory },
    });
  }

  get load(): ThreadLoad {
    return this.#threads.load;
  }

  /** Undefined when the file asks for more time or memory than a file may. */
  async run(task: ExaminerTask, limits: WorkLimits): Promise<ExaminerResult | undefined> {
    try {
      const result = await this.#threads.run(task, limits);
      return result.tooMuch === true ? undefined : result;
    } catch (error) {
      if (!limits.signal.aborted && (error instanceof TookTooLong || error instanceof ThreadDied)) return undefined;
      throw error;
    }
  }

  /** Finishes what waits and ends the threads. */
  async close(): Promise<void> {
    await this.#threads.close();
  }
}
