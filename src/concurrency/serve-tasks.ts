import { parentPort, workerData, type Transferable } from 'node:worker_threads';
import { enter, enterThread } from './checkpoint.ts';
import { Phase, type ThreadState } from './thread-state.ts';

/** A result with the buffers of it that are moved to the other side. */
export interface Served<Result> {
  readonly result: Result;
  readonly transfer: readonly Transferable[];
}

/** What a thread says of itself: that it has loaded, or what came of a task. */
export type ThreadAnswer<Result> = 'ready' | { readonly result: Result } | { readonly error: unknown };

/** An order to a thread: to end, or to do a task. */
export type ThreadOrder<Task> = 'leave' | { readonly task: Task };

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

type Perform<Task, Result> = (task: Task) => Promise<Served<Result>>;

export interface ServeOptions {
  /** Each task is one piece of work that must not be interrupted, see `uninterrupted`: it ends by itself, or never. */
  readonly uninterrupted?: boolean;
}

/**
 * In a thread started by `TaskThread`: answers each task. The last statement of its module, for with it the thread says
 * that it has loaded.
 */
export function serveTasks<Task, Result>(perform: Perform<Task, Result>, options: ServeOptions = {}): void {
  const port = parentPort;
  if (port === null) throw new Error('This module runs in a thread');
  const { state } = workerData as ThreadData;
  enterThread(state);
  const working = options.uninterrupted === true ? Phase.native : Phase.running;
  const answer = async (task: Task): Promise<void> => {
    enter(state, Phase.resting, working);
    const [said, transfer] = await perform(task).then(
      ({ result, transfer }) => [{ result }, transfer] as const,
      (error: unknown) => [{ error }, []] as const,
    );
    enter(state, working, Phase.resting);
    port.postMessage(said satisfies ThreadAnswer<Result>, transfer);
  };
  port.on('message', (order: ThreadOrder<Task>) => {
    // Without its port nothing keeps the thread: it ends by itself, and closes what it has opened.
    if (order === 'leave') port.close();
    else void answer(order.task);
  });
  enter(state, Phase.loading, Phase.resting);
  port.postMessage('ready' satisfies ThreadAnswer<Result>);
}
