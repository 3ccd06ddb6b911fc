import { extname } from 'node:path';
import { TaskThread } from '../concurrency/task-thread.ts';
import { WorkQueue } from '../concurrency/work-queue.ts';
import type { WorkLimits } from '../documents/ports.ts';
import type { DocumentExaminer } from '../documents/verify-ports.ts';
import type { ExaminerResult, ExaminerTask } from './thread.ts';

/** The examiner with a thread to be ended. */
export interface ThreadedExaminer extends DocumentExaminer {
  /** Finishes what waits and ends the thread. */
  close(): Promise<void>;
}

/** Milliseconds for one file; a document of 500 pages takes a tenth of it. */
const timeLimit = 8_000;

/** Files that may wait. */
const capacity = 50;

/**
 * Examines files in a thread of its own, one at a time: whatever a file is made to cost, the service goes on, and
 * the deadline of the request ends the thread.
 */
export function createDocumentExaminer(): ThreadedExaminer {
  const thread = new TaskThread<ExaminerTask, ExaminerResult>(
    new URL(`thread${extname(import.meta.url)}`, import.meta.url),
  );
  const queue = new WorkQueue({ concurrency: 1, capacity });
  /** Undefined when the file asks for more time or memory than a file may. */
  const run = (task: ExaminerTask, { signal, workClass }: WorkLimits): Promise<ExaminerResult | undefined> =>
    queue.run(
      async () => {
        const time = AbortSignal.timeout(timeLimit);
        try {
          return await thread.run(task, AbortSignal.any([signal, time]));
        } catch (error) {
          if (!signal.aborted && (time.aborted || isOutOfMemory(error))) return undefined;
          throw error;
        }
      },
      signal,
      workClass,
    );
  return {
    examine: async (file, limits) => {
      const result = await run({ file }, limits);
      if (result === undefined) return { kind: 'unreadable', message: '文件过于复杂，不像是本服务生成的，没有读完。' };
      if ('examination' in result) return result.examination;
      throw new Error('The examiner answered another question');
    },
    compare: async (file, reprint, limits) => {
      const result = await run({ file, reprint }, limits);
      if (result === undefined) return [{ code: 'bytes', message: '文件与重新打印的结果不同，且过于复杂，没有比完。' }];
      if ('differences' in result) return result.differences;
      throw new Error('The examiner answered another question');
    },
    close: async () => {
      await queue.close();
      await thread.close();
    },
  };
}

/** The thread's heap has a limit of its own; reaching it ends the thread, not the process. */
function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
