/**
 * What a thread and its parent share without messages: a thread that works reads none. Both change the phase by
 * compare-and-exchange, so that they never disagree (ADR 0114).
 */
export type ThreadState = Int32Array;

/** Places in the state. */
const phase = 0;
const stop = 1;

/** What a thread does. */
export const Phase = {
  /** Loads its modules: ended now, it would leave the files open that it reads. */
  loading: 0,
  /** Waits for a task. */
  resting: 1,
  /** Works, in JavaScript. */
  running: 2,
  /** Works in code that aborts the whole process when its thread is ended: zlib, WebAssembly. */
  native: 3,
  /** May be ended at any moment, and does nothing more. */
  doomed: 4,
} as const;
export type Phase = (typeof Phase)[keyof typeof Phase];

export function createThreadState(): ThreadState {
  return new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
}

export function phaseOf(state: ThreadState): Phase {
  return Atomics.load(state, phase) as Phase;
}

/** False, and nothing changed, when the thread is in another phase than `from`. */
export function changePhase(state: ThreadState, from: Phase, to: Phase): boolean {
  if (Atomics.compareExchange(state, phase, from, to) !== from) return false;
  Atomics.notify(state, phase);
  return true;
}

/** Blocks while the thread is in this phase, for so many milliseconds at most. */
export function waitWhile(state: ThreadState, current: Phase, milliseconds: number): void {
  Atomics.wait(state, phase, current, milliseconds);
}

/** Asks the thread to give its task up; it looks at its checkpoints. */
export function askToStop(state: ThreadState, asked: boolean): void {
  Atomics.store(state, stop, asked ? 1 : 0);
}

export function isAskedToStop(state: ThreadState): boolean {
  return Atomics.load(state, stop) !== 0;
}
