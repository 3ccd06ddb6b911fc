import { extname } from 'node:path';
import { deferred } from '../concurrency/deferred.ts';
import { ThreadDied } from '../concurrency/live-thread.ts';
import { signalWithin } from '../concurrency/signal-within.ts';
import { ThreadPool, type ThreadLoad } from '../concurrency/thread-pool.ts';
import { WorkQueue } from '../concurrency/work-queue.ts';
import type { WorkLimits } from '../documents/ports.ts';
import type { ExaminerResult, ExaminerTask } from './thread.ts';

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

const examinerThread = new URL(`thread${extname(import.meta.url)}`, import.meta.url);

/** One for a file that takes long, one for all the others. */
const threads = 2;

/** Thrown at a file that has had its time, while another one takes long. */
const sliceOver = new Error('Other files come first');

/**
 * Examines files in threads: whatever a file is made to cost, the service goes on, and so does the examining of others
 * (ADR 0115). Every file has a thread for a second. One at a time may go on for longer: the others of that kind are
 * stopped, wait until it has ended, and begin anew.
 */
export class ExaminingThreads {
  readonly #time: number;
  readonly #slice: number;
  readonly #pool: ThreadPool<ExaminerTask, ExaminerResult>;
  readonly #long: WorkQueue;

  constructor({ time, capacity, idleTime, memory }: ExaminingLimits, module = examinerThread, sliceTime = slice) {
    this.#pool = new ThreadPool({
      ...{ module, size: threads, capacity, idleTime, patience },
      memory: { maxOldGenerationSizeMb: memory },
    });
    this.#long = new WorkQueue({ concurrency: 1, capacity });
    this.#time = time;
    this.#slice = sliceTime;
  }

  get load(): ThreadLoad {
    const { waiting, ...load } = this.#pool.load;
    return { ...load, waiting: waiting + this.#long.waiting };
  }

  /** Undefined when the file asks for more time or memory than a file may. */
  async run(task: ExaminerTask, limits: WorkLimits): Promise<ExaminerResult | undefined> {
    try {
      return await this.#atFirst(task, limits);
    } catch (error) {
      if (error !== sliceOver) throw error;
      const { signal, workClass } = limits;
      return this.#long.run(async () => this.#examine(task, limits), signal, workClass);
    }
  }

  /** Finishes what waits and ends the threads. */
  async close(): Promise<void> {
    await this.#long.close();
    await this.#pool.close();
  }

  /** Rejects with {@link sliceOver} for a file that takes long while another one does. */
  async #atFirst(task: ExaminerTask, limits: WorkLimits): Promise<ExaminerResult | undefined> {
    const stop = new AbortController();
    const { signal, release } = signalWithin([limits.signal, stop.signal]);
    const ended = deferred();
    let timer: NodeJS.Timeout | undefined;
    const goOn = (): void => {
      if (this.#long.running > 0) stop.abort();
      else this.#long.run(async () => ended.promise, notAborted).catch(() => undefined); // closing: nobody else comes
    };
    try {
      return await this.#examine(task, { ...limits, signal }, () => (timer = setTimeout(goOn, this.#slice)));
    } catch (error) {
      throw stop.signal.aborted && !limits.signal.aborted ? sliceOver : error;
    } finally {
      clearTimeout(timer);
      release();
      ended.resolve();
    }
  }

  /** @param begun called when a thread begins with it */
  async #examine(task: ExaminerTask, limits: WorkLimits, begun?: () => void): Promise<ExaminerResult | undefined> {
    const late = new AbortController();
    const { signal, release } = signalWithin([limits.signal, late.signal]);
    let timer: NodeJS.Timeout | undefined;
    const onBegun = (): void => {
      timer = setTimeout(() => late.abort(), this.#time);
      begun?.();
    };
    try {
      const result = await this.#pool.run(task, { ...limits, signal, begun: onBegun });
      return result.tooMuch === true ? undefined : result;
    } catch (error) {
      if (!limits.signal.aborted && (late.signal.aborted || error instanceof ThreadDied)) return undefined;
      throw error;
    } finally {
      clearTimeout(timer);
      release();
    }
  }
}

const notAborted = new AbortController().signal;
