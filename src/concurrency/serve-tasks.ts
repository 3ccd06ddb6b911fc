import { parentPort, type Transferable } from 'node:worker_threads';
import type { TaskAnswer } from './task-thread.ts';

/** A result with the buffers of it that are moved to the other side. */
export interface Served<Result> {
  readonly result: Result;
  readonly transfer: readonly Transferable[];
}

type Perform<Task, Result> = (task: Task) => Promise<Served<Result>>;

/** In a thread started by `TaskThread`: answers each task. */
export function serveTasks<Task, Result>(perform: Perform<Task, Result>): void {
  const port = parentPort;
  if (port === null) throw new Error('This module runs in a thread');
  port.on('message', (task: Task) => {
    perform(task).then(
      ({ result, transfer }) => port.postMessage({ result } satisfies TaskAnswer<Result>, transfer),
      (error: unknown) => port.postMessage({ error } satisfies TaskAnswer<Result>),
    );
  });
}
