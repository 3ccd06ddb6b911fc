import { checkpoint } from '../../../src/concurrency/checkpoint.ts';
import { serveTasks } from '../../../src/concurrency/serve-tasks.ts';
import type { ExaminerResult, ExaminerTask } from '../../../src/verify/threads/examiner-thread.ts';
import { Held } from './held-file.ts';

/** An examiner whose files say themselves when they have been examined. */
serveTasks<ExaminerTask, ExaminerResult>(({ file }) => {
  Atomics.add(file, Held.begun, 1);
  if (Atomics.load(file, Held.kind) === Held.deadly) process.exit(1);
  while (Atomics.load(file, Held.kind) === Held.held) checkpoint();
  return Promise.resolve({ result: { differences: [] }, transfer: [] });
});
