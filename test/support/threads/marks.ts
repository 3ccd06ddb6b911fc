import { checkpoint, uninterrupted } from '../../../src/concurrency/checkpoint.ts';
import { serveCalls } from '../../../src/concurrency/serve-calls.ts';
import { Mark } from './mark-places.ts';

function mark(marks: Int32Array, place: number): void {
  Atomics.add(marks, place, 1);
  Atomics.notify(marks, place);
}

const calls = {
  native: (marks: Int32Array): never => {
    mark(marks, Mark.begun);
    for (;;) {
      uninterrupted(() => {
        mark(marks, Mark.nativeBegun);
        const until = performance.now() + 50;
        while (performance.now() < until);
        mark(marks, Mark.nativeEnded);
      });
    }
  },
  checkpoints: (marks: Int32Array): never => {
    mark(marks, Mark.begun);
    for (;;) checkpoint();
  },
  deaf: (marks: Int32Array): never => {
    mark(marks, Mark.begun);
    for (;;);
  },
  hungry: (marks: Int32Array): never => {
    mark(marks, Mark.begun);
    const held: unknown[] = [];
    for (;;) held.push(Array.from({ length: 1_000 }, () => ({})));
  },
  mark: (marks: Int32Array): number => {
    mark(marks, Mark.begun);
    return Atomics.load(marks, Mark.begun);
  },
};
export type MarkCalls = typeof calls;
serveCalls(calls);
