import type { ThreadLoad } from '../../concurrency/thread-pool.ts';
import type { VolumeExaminer } from '../volume/ports.ts';
import { ExaminingThreads } from './examining-threads.ts';

/** The examiner with threads to be ended. */
export interface ThreadedVolumeExaminer extends VolumeExaminer {
  readonly load: ThreadLoad;
  /** Finishes what waits and ends the threads. */
  close(): Promise<void>;
}

/**
 * Two thousand official forms take a fifth of the time. One volume is verified at a time, and while it is made again
 * there is nothing to examine.
 */
const limits = { time: 120_000, capacity: 4, idleTime: 1_000, memory: 768 };

/** Examines volumes in threads of their own: single documents are examined beside them. */
export function createVolumeExaminer(): ThreadedVolumeExaminer {
  const threads = new ExaminingThreads(limits);
  return {
    get load() {
      return threads.load;
    },
    examine: async (file, mostItems, work) => {
      const result = await threads.run({ kind: 'examine-volume', file, mostItems }, work);
      if (result === undefined)
        return { kind: 'unreadable', message: '文件过于复杂，不像是本服务印的合订本，没有读完。' };
      if (result.volume !== undefined) return result.volume;
      throw new Error('The examiner answered another question');
    },
    compare: async (file, reprint, work) => {
      const result = await threads.run({ kind: 'compare-volume', file, reprint }, work);
      if (result === undefined)
        return [{ code: 'bytes', message: '合订本与重新打印的结果不同，且过于复杂，没有比完。' }];
      if (result.differences !== undefined) return result.differences;
      throw new Error('The examiner answered another question');
    },
    close: async () => threads.close(),
  };
}
