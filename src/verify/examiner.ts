import { extname } from 'node:path';
import { FairThreads, type FairThreadsOptions, TookTooLong } from '../concurrency/fair-threads.ts';
import { ThreadDied } from '../concurrency/live-thread.ts';
import type { WorkLimits } from '../documents/ports.ts';
import type { Examiner } from './examination.ts';
import type { ExaminerCalls } from './examiner-thread.ts';

/** What the threads of one kind may take. */
interface ExaminingLimits extends Pick<FairThreadsOptions, 'capacity' | 'slice'> {
  /** Milliseconds for one file. */
  readonly time: number;
  /** Milliseconds without a file after which a thread ends, and with it what it holds of memory. */
  readonly idleTime: number;
  /** Mebibytes of objects that a thread may have; a file that makes it ask for more is not read to its end. */
  readonly memory: number;
}

/** Milliseconds for which every file has a thread to itself. */
const slice = 1_000;

/** A document of 500 pages takes a tenth of the time. */
const ofDocuments: ExaminingLimits = { time: 8_000, capacity: 50, idleTime: 30_000, memory: 512, slice };

/**
 * Two thousand official forms take a fifth of the time. One volume is verified at a time, and while it is made again
 * there is nothing to examine.
 */
const ofVolumes: ExaminingLimits = { time: 120_000, capacity: 4, idleTime: 1_000, memory: 768, slice };

/** Examines files in threads (ADR 0063, 0115): volumes in threads of their own, and single documents beside them. */
export function createExaminer() {
  const [documents, volumes] = [examiningThreads(ofDocuments), examiningThreads(ofVolumes)];
  const examiner: Examiner = {
    examine: async (file, limits) =>
      (await unlessTooMuch(documents.run(['examine', file], limits), limits)) ?? {
        kind: 'unreadable',
        message: '文件过于复杂，不像是本服务生成的，没有读完。',
      },
    examineVolume: async (file, mostItems, limits) =>
      (await unlessTooMuch(volumes.run(['examineVolume', file, mostItems], limits), limits)) ?? {
        kind: 'unreadable',
        message: '文件过于复杂，不像是本服务印的合订本，没有读完。',
      },
    compare: async (file, reprint, limits) =>
      (await unlessTooMuch(documents.run(['compare', file, reprint], limits), limits)) ?? [
        { code: 'bytes', message: '文件与重新打印的结果不同，且过于复杂，没有比完。' },
      ],
    compareVolume: async (file, reprint, limits) =>
      (await unlessTooMuch(volumes.run(['compareVolume', file, reprint], limits), limits)) ?? [
        { code: 'bytes', message: '合订本与重新打印的结果不同，且过于复杂，没有比完。' },
      ],
  };
  return {
    ...examiner,
    ...{ documents, volumes },
    /** Finishes what waits and ends the threads. */
    close: async (): Promise<void> => {
      await Promise.all([documents.close(), volumes.close()]);
    },
  };
}

/**
 * Milliseconds in which a thread comes to a checkpoint when its file is given up. Reading looks for one some hundred times
 * a second; where it finds none, the files of other callers are not held up.
 */
const patience = 500;

/** One for a file that takes long, one for all the others. */
const threads = 2;

const examinerThread = new URL(`examiner-thread${extname(import.meta.url)}`, import.meta.url);

/**
 * Threads that examine files: whatever a file is made to cost, the service goes on, and so does the examining of others
 * (ADR 0115). Every file has a thread for a second. One at a time may go on for longer: the others of that kind are
 * stopped, wait until it has ended, and begin anew.
 */
export function examiningThreads({ memory, ...limits }: ExaminingLimits, module = examinerThread) {
  const settings = { module, size: threads, patience, memory: { maxOldGenerationSizeMb: memory } };
  return new FairThreads<ExaminerCalls>({ ...limits, ...settings });
}

/** Undefined when the file asks for more time or memory than a file may. */
export async function unlessTooMuch<T>(work: Promise<T>, { signal }: WorkLimits): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (!signal.aborted && (error instanceof TookTooLong || error instanceof ThreadDied)) return undefined;
    throw error;
  }
}
