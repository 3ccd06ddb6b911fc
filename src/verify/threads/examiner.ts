import type { ThreadLoad } from '../../concurrency/thread-pool.ts';
import type { DocumentExaminer } from '../examination.ts';
import { ExaminingThreads } from './examining-threads.ts';

/** The examiner with threads to be ended. */
export interface ThreadedExaminer extends DocumentExaminer {
  readonly load: ThreadLoad;
  /** Finishes what waits and ends the threads. */
  close(): Promise<void>;
}

/** A document of 500 pages takes a tenth of the time. */
const limits = { time: 8_000, capacity: 50, idleTime: 30_000, memory: 512 };

/** Examines documents in threads (ADR 0063, 0115). */
export function createDocumentExaminer(): ThreadedExaminer {
  const threads = new ExaminingThreads(limits);
  return {
    get load() {
      return threads.load;
    },
    examine: async (file, work) => {
      const result = await threads.run({ kind: 'examine-document', file }, work);
      if (result === undefined) return { kind: 'unreadable', message: '文件过于复杂，不像是本服务生成的，没有读完。' };
      if (result.examination !== undefined) return result.examination;
      throw new Error('The examiner answered another question');
    },
    compare: async (file, reprint, work) => {
      const result = await threads.run({ kind: 'compare-document', file, reprint }, work);
      if (result === undefined) return [{ code: 'bytes', message: '文件与重新打印的结果不同，且过于复杂，没有比完。' }];
      if (result.differences !== undefined) return result.differences;
      throw new Error('The examiner answered another question');
    },
    close: async () => threads.close(),
  };
}
