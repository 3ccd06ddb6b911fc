import { threadId } from 'node:worker_threads';
import { serveTasks } from '../../../src/concurrency/serve-tasks.ts';

/** What a thread of the tests is asked to do. */
export type TestTask = 'tell' | 'wait' | 'fail' | 'die' | 'spin';

/** Milliseconds that `wait` takes. */
export const waitTime = 200;

serveTasks<TestTask, number>(async (task) => {
  switch (task) {
    case 'tell':
      break;
    case 'wait':
      await new Promise((resolve) => setTimeout(resolve, waitTime));
      break;
    case 'fail':
      throw new Error('as asked');
    case 'die':
      return process.exit(1);
    case 'spin':
      for (;;);
  }
  return { result: threadId, transfer: [] };
});
