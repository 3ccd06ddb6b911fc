import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../errors.ts';
import { type Calls, Moved, type SentError, sentError } from './calls.ts';
import { enter, enterThread } from './checkpoint.ts';
import { Phase, type ThreadState } from './thread-state.ts';

/** What a thread says of itself: that it has loaded, or what came of a call. */
export type ThreadAnswer =
  'ready' | { readonly result: unknown } | { readonly refusal: SentError } | { readonly error: unknown };

/** An order to a thread: to end, or to do what is called. */
export type ThreadOrder = 'leave' | { readonly call: readonly unknown[] };

/** What a thread is started with. */
export interface ThreadData {
  readonly state: ThreadState;
  /** What the module makes of them is ready when it says that it has loaded. */
  readonly settings?: unknown;
}

/** In a thread: what it was started with beyond what every thread is. */
export function threadSettings(): unknown {
  return (workerData as ThreadData).settings;
}

interface ServeOptions {
  /** Each call is one piece of work that must not be interrupted, see `uninterrupted`: it ends by itself, or never. */
  readonly uninterrupted?: boolean;
}

/**
 * In a thread started by `TaskThread`: answers each call with the function of its name. A module calls it last, for with
 * it the thread says that it has loaded; and exports the type of the table, with which the other side calls. What a
 * function throws is thrown on the other side: AppError as such, any other as Error.
 */
export function serveCalls(calls: Calls, options: ServeOptions = {}): void {
  const port = parentPort;
  if (port === null) throw new Error('This module runs in a thread');
  const { state } = workerData as ThreadData;
  enterThread(state);
  const working = options.uninterrupted === true ? Phase.native : Phase.running;
  const answer = async ([name, ...args]: readonly unknown[]): Promise<void> => {
    enter(state, Phase.resting, working);
    let said: ThreadAnswer;
    let buffers: readonly ArrayBuffer[] = [];
    try {
      const call = calls[name as string] as (...args: readonly unknown[]) => unknown;
      const result = await call(...args);
      said = { result: result instanceof Moved ? (result.result as unknown) : result };
      if (result instanceof Moved) buffers = result.buffers;
    } catch (error) {
      said = error instanceof AppError ? { refusal: sentError(error) } : { error };
    }
    enter(state, working, Phase.resting);
    port.postMessage(said, buffers);
  };
  port.on('message', (order: ThreadOrder) => {
    // Without its port nothing keeps the thread: it ends by itself, and closes what it has opened.
    if (order === 'leave') port.close();
    else void answer(order.call);
  });
  enter(state, Phase.loading, Phase.resting);
  port.postMessage('ready' satisfies ThreadAnswer);
}
