import { Phase, type ThreadState, changePhase, isAskedToStop, phaseOf, waitWhile } from './thread-state.ts';

/** The state of the thread that this is; undefined on the event loop, and in the command line. */
let own: ThreadState | undefined;

/** Ends a task that was given up. */
class TaskStopped extends Error {
  constructor() {
    super('The task was given up');
    this.name = 'TaskStopped';
  }
}

/** Tells this module which thread it is in. */
export function enterThread(state: ThreadState): void {
  own = state;
}

/**
 * Throws {@link TaskStopped} when the task has been given up. For loops that may take long: it costs some nanoseconds.
 * Outside of threads it does nothing.
 */
export function checkpoint(): void {
  if (own !== undefined && isAskedToStop(own)) throw new TaskStopped();
}

/**
 * Does synchronous work in code that must not be interrupted: Node aborts the process when a thread is ended between
 * the making and the starting of a zlib stream (`close before init`, node_zlib.cc). Meanwhile the thread is not ended;
 * what may take long without end must not be done so. It is a checkpoint too.
 */
export function uninterrupted<T>(work: () => T): T {
  if (own === undefined || phaseOf(own) === Phase.native) return work();
  checkpoint(); // a thread that does nothing but this could never be ended in between
  enter(own, Phase.running, Phase.native);
  try {
    return work();
  } finally {
    enter(own, Phase.native, Phase.running);
  }
}

/** Changes the phase of this thread, or stops it for ever where it has been doomed. */
export function enter(state: ThreadState, from: Phase, to: Phase): void {
  if (changePhase(state, from, to)) return;
  // Its parent has doomed it and ends it now. Nothing more may be begun.
  while (phaseOf(state) === Phase.doomed) waitWhile(state, Phase.doomed, Infinity);
  throw new Error('The thread is in another phase than it should be');
}
