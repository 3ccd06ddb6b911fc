import { checkpoint, uninterrupted } from '../../../src/concurrency/checkpoint.ts';
import { serveTasks } from '../../../src/concurrency/serve-tasks.ts';
import { Mark, type MarkTask } from './mark-task.ts';

function mark(marks: Int32Array, place: number): void {
  Atomics.add(marks, place, 1);
  Atomics.notify(marks, place);
}

serveTasks<MarkTask, number>(({ marks, kind }) => {
  mark(marks, Mark.begun);
  const held: unknown[] = [];
  switch (kind) {
    case 'native':
      for (;;) {
        uninterrupted(() => {
          mark(marks, Mark.nativeBegun);
          const until = performance.now() + 50;
          while (performance.now() < until);
          mark(marks, Mark.nativeEnded);
        });
      }
    case 'checkpoints':
      for (;;) checkpoint();
    case 'deaf':
      for (;;);
    case 'hungry':
      for (;;) held.push(Array.from({ length: 1_000 }, () => ({})));
    case 'mark':
      return Promise.resolve({ result: Atomics.load(marks, Mark.begun), transfer: [] });
  }
});
