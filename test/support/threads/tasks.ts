import { threadId } from 'node:worker_threads';
import { serveCalls } from '../../../src/concurrency/serve-calls.ts';
import { AppError } from '../../../src/errors.ts';

/** Milliseconds that `wait` takes. */
const waitTime = 200;

/** What a thread of the tests can be asked to do; it tells which one it is. */
const calls = {
  tell: () => threadId,
  wait: async () => {
    await new Promise((resolve) => setTimeout(resolve, waitTime));
    return threadId;
  },
  fail: (): number => {
    throw new Error('as asked');
  },
  refuse: (pages: number): number => {
    throw new AppError('page-not-found', '没有这一页。', { members: { pages }, cause: new Error('the log wants it') });
  },
  die: (): number => process.exit(1),
  spin: (): number => {
    for (;;);
  },
};
export type TestCalls = typeof calls;
serveCalls(calls);
