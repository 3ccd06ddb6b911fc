import type { Call, CallResult } from '../../concurrency/calls.ts';
import { ThreadDied, ThreadNotLoaded } from '../../concurrency/live-thread.ts';
import { TaskThread } from '../../concurrency/task-thread.ts';
import type { ThreadLoad } from '../../concurrency/thread-pool.ts';
import { AppError } from '../../errors.ts';
import { checkFailure } from '../finish/check-failure.ts';
import type { BinderCalls } from './binder-thread.ts';

/** Milliseconds for which a thread without a volume waits for the next one. */
const idleTime = 30_000;

type Thread = TaskThread<BinderCalls>;

/**
 * The threads of volumes: each has one for itself as long as it is open, so that no volume waits for another, and none
 * is lost with another. A thread whose volume has been closed is used again; its code is warm.
 */
export class VolumeThreads {
  readonly #module: URL;
  readonly #taskTime: number;
  readonly #all = new Set<Thread>();
  readonly #ending = new Set<Thread>();
  readonly #resting = new Map<Thread, NodeJS.Timeout>();

  /**
   * @param module that serves `BinderCalls`
   * @param taskTime milliseconds after which a task is given up, and its thread with it
   */
  constructor(module: URL, taskTime: number) {
    this.#module = module;
    this.#taskTime = taskTime;
  }

  /** Volumes that are open, and threads. None waits for another. */
  get load(): ThreadLoad {
    const threads = [...this.#all, ...this.#ending].reduce((sum, { alive }) => sum + alive, 0);
    return { waiting: 0, running: this.#all.size - this.#resting.size, threads };
  }

  take(): VolumeThread {
    const [thread, timer] = [...this.#resting].at(-1) ?? [this.#start(), undefined];
    clearTimeout(timer);
    this.#resting.delete(thread);
    return new VolumeThread(thread, this.#taskTime, (isGood) => {
      if (isGood) this.#rest(thread);
      else void this.#end(thread);
    });
  }

  async close(): Promise<void> {
    await Promise.all([...this.#all, ...this.#ending].map(async (thread) => this.#end(thread)));
  }

  #start(): Thread {
    // It holds a volume between its tasks: it does not end by itself.
    const thread: Thread = new TaskThread(this.#module, { idleTime: undefined });
    this.#all.add(thread);
    return thread;
  }

  #rest(thread: Thread): void {
    if (!this.#all.has(thread)) return;
    this.#resting.set(thread, setTimeout(() => void this.#end(thread), idleTime).unref());
  }

  async #end(thread: Thread): Promise<void> {
    clearTimeout(this.#resting.get(thread));
    this.#resting.delete(thread);
    this.#all.delete(thread);
    this.#ending.add(thread);
    await thread.close();
    this.#ending.delete(thread);
  }
}

/** The thread of one volume: takes one task after the other. What it holds is lost when it dies. */
export class VolumeThread {
  readonly #thread: Thread;
  readonly #taskTime: number;
  readonly #leave: (isGood: boolean) => void;
  readonly #lost = new AbortController();
  #full: AppError | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(thread: Thread, taskTime: number, leave: (isGood: boolean) => void) {
    this.#thread = thread;
    this.#taskTime = taskTime;
    this.#leave = leave;
  }

  /** Aborts, with an AppError, when the thread has died. */
  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  /** Why nothing can be added any more, if nothing can. */
  get full(): AppError | undefined {
    return this.#full;
  }

  /** Rejects with AppError `internal` for what cannot be vouched for, `volume-full`, or the reason of `lost`. */
  async run<Name extends keyof BinderCalls>(call: Call<BinderCalls, Name>): Promise<CallResult<BinderCalls, Name>> {
    const answer = this.#last.then(async () => {
      this.lost.throwIfAborted();
      return this.#inTime(call);
    });
    this.#last = answer.catch(() => undefined);
    return answer.catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'volume-full') throw (this.#full ??= error);
      // Any other AppError says that the task was not ended in time, or that the thread holds no volume.
      const isLost = [AppError, ThreadDied, ThreadNotLoaded].some((kind) => error instanceof kind);
      if (isLost) return this.#lose(error);
      throw checkFailure(error);
    });
  }

  /** The time is that of the task: how long a thread takes to start says nothing of what it does. */
  async #inTime<Name extends keyof BinderCalls>(call: Call<BinderCalls, Name>): Promise<CallResult<BinderCalls, Name>> {
    const stop = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    const begun = (): void => {
      timer = setTimeout(() => stop.abort(new DOMException('Too late', 'TimeoutError')), this.#taskTime);
    };
    return this.#thread.run(call, stop.signal, begun).finally(() => clearTimeout(timer));
  }

  /** Forgets the volume and leaves the thread to others. */
  async close(): Promise<void> {
    await this.run(['close']).catch(() => undefined);
    this.#leave(!this.lost.aborted);
  }

  #lose(cause: unknown): never {
    if (!this.lost.aborted) {
      this.#lost.abort(new AppError('internal', '合订本没有做完：装订它的线程中断了。', { cause }));
    }
    throw this.lost.reason;
  }
}
