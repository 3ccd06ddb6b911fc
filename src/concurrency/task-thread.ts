import { Worker, type Transferable } from 'node:worker_threads';
import { abortReason } from './abort.ts';

/** What a thread answers to a task. */
export type TaskAnswer<Result> = { readonly result: Result } | { readonly error: unknown };

/** Milliseconds without a task after which the thread ends: what it holds of memory goes with it. */
const idleTime = 30_000;

interface RunningTask<Result> {
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Runs CPU-bound tasks, one at a time, in a thread of its own, so that the event loop goes on. The thread starts
 * with the first task and ends when it has been idle for a while. A task that is aborted takes the thread with it,
 * which is the only way to stop one; the next task starts another. The other side is `serveTasks`.
 */
export class TaskThread<Task, Result> {
  readonly #module: URL;
  readonly #idleTime: number | undefined;
  #worker: Worker | undefined;
  #task: RunningTask<Result> | undefined;
  #idle: NodeJS.Timeout | undefined;

  /**
   * @param module that calls `serveTasks`: JavaScript, or TypeScript where the project runs from its sources.
   * @param options `idleTime` undefined: the thread keeps something between its tasks, and does not end by itself.
   */
  constructor(module: URL, { idleTime: time }: { readonly idleTime: number | undefined } = { idleTime }) {
    this.#module = module;
    this.#idleTime = time;
  }

  /**
   * Rejects with what the task threw, with the signal's reason, or with Error when the thread dies. The buffers
   * named in `transfer` are moved, not copied.
   */
  async run(task: Task, signal: AbortSignal, transfer: readonly Transferable[] = []): Promise<Result> {
    if (signal.aborted) throw abortReason(signal);
    if (this.#task !== undefined) throw new Error('The thread runs a task already');
    clearTimeout(this.#idle);
    const worker = (this.#worker ??= this.#start());
    const onAbort = (): void => {
      this.#task?.reject(abortReason(signal));
      void this.close();
    };
    signal.addEventListener('abort', onAbort, { once: true });
    worker.ref();
    try {
      return await new Promise<Result>((resolve, reject) => {
        this.#task = { resolve, reject };
        worker.postMessage(task, transfer);
      });
    } finally {
      this.#task = undefined;
      signal.removeEventListener('abort', onAbort);
      worker.unref();
      this.#endWhenIdle();
    }
  }

  /** Starts the thread ahead of its first task. */
  start(): void {
    (this.#worker ??= this.#start()).unref();
    if (this.#task !== undefined) return;
    clearTimeout(this.#idle);
    this.#endWhenIdle();
  }

  /** Ends the thread and the task that it runs. */
  async close(): Promise<void> {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }

  #endWhenIdle(): void {
    if (this.#idleTime === undefined) return;
    this.#idle = setTimeout(() => void this.close(), this.#idleTime).unref();
  }

  #start(): Worker {
    const worker = startModule(this.#module);
    const fail = (error: unknown): void => {
      if (worker !== this.#worker) return;
      this.#worker = undefined;
      this.#task?.reject(error);
    };
    worker.on('message', (answer: TaskAnswer<Result>) => {
      if ('error' in answer) this.#task?.reject(answer.error);
      else this.#task?.resolve(answer.result);
    });
    worker.on('error', fail);
    worker.on('exit', () => fail(new Error('The thread ended')));
    return worker;
  }
}

/** Where the project runs from its sources, a thread needs the loader of TypeScript registered anew. */
function startModule(module: URL): Worker {
  if (!module.pathname.endsWith('.ts')) return new Worker(module);
  const start = `import('tsx/esm/api').then(({ register }) => (register(), import(${JSON.stringify(module.href)})))`;
  return new Worker(start, { eval: true, execArgv: [] });
}
