import { type ResourceLimits, Worker } from 'node:worker_threads';
import { receivedError } from './calls.ts';
import { type Deferred, deferred } from './deferred.ts';
import type { ThreadAnswer, ThreadData, ThreadOrder } from './serve-calls.ts';
import { Phase, askToStop, changePhase, createThreadState, phaseOf, waitWhile } from './thread-state.ts';
import { pause } from './time-limit.ts';

export interface LiveThreadOptions {
  /** What a thread may have of it: it dies when it asks for more, and nothing else does. */
  readonly memory?: Pick<ResourceLimits, 'maxOldGenerationSizeMb'>;
  /** For the module, which finds them with `threadSettings`; they are copied. */
  readonly settings?: unknown;
}

/** A thread has died of its task: of too much memory, or of an error that nothing caught. */
export class ThreadDied extends Error {
  constructor(cause: unknown) {
    super('The thread died of its task', { cause });
    this.name = 'ThreadDied';
  }
}

/** The module of a thread did not load, or ended before it said that it had. */
export class ThreadNotLoaded extends Error {
  readonly module: URL;

  constructor(module: URL, cause: unknown) {
    super('The thread did not load', { cause });
    this.name = 'ThreadNotLoaded';
    this.module = module;
  }
}

/** Milliseconds between two looks at a thread that cannot be ended yet. */
const lookAgain = 20;

/** The threads that there are. */
const all = new Set<LiveThread>();

/**
 * A thread from its start to its end. It does one task at a time and ends by itself after the order `leave`. Its
 * parent terminates it only when it does not end so, and never while it loads or runs native code (ADR 0114).
 */
export class LiveThread {
  readonly #worker: Worker;
  readonly #state = createThreadState();
  readonly #ready = deferred();
  readonly #ended = deferred();
  #task: Deferred<unknown> | undefined;
  #leaving: Promise<void> | undefined;
  #cause: unknown;

  constructor(module: URL, { memory, settings }: LiveThreadOptions) {
    const data: ThreadData = { state: this.#state, settings };
    this.#worker = startModule(module, { workerData: data, ...(memory && { resourceLimits: memory }) });
    this.#ready.promise.catch(() => undefined);
    this.#worker.on('message', (answer: ThreadAnswer) => {
      if (answer === 'ready') this.#ready.resolve();
      else if ('refusal' in answer) this.#task?.reject(receivedError(answer.refusal));
      else if ('error' in answer) this.#task?.reject(answer.error);
      else this.#task?.resolve(answer.result);
    });
    this.#worker.on('error', (error) => (this.#cause = error));
    this.#worker.on('exit', () => {
      all.delete(this);
      const cause = this.#cause ?? new Error('The thread ended');
      this.#ready.reject(new ThreadNotLoaded(module, cause));
      this.#task?.reject(new ThreadDied(cause));
      this.#ended.resolve();
    });
    all.add(this);
  }

  /** Settles when it has loaded, or rejects with {@link ThreadNotLoaded}. */
  get ready(): Promise<void> {
    return this.#ready.promise;
  }

  /** Resolves when it is gone. */
  get ended(): Promise<void> {
    return this.#ended.promise;
  }

  /** Keeps the process alive, or does not. */
  hold(): void {
    this.#worker.ref();
  }

  release(): void {
    this.#worker.unref();
  }

  /** Only when it is ready and does nothing else. Rejects with what the task threw, or with ThreadDied. */
  async perform(call: readonly unknown[]): Promise<unknown> {
    askToStop(this.#state, false);
    const answer = (this.#task = deferred<unknown>());
    try {
      this.#order({ call });
      return await answer.promise;
    } finally {
      this.#task = undefined;
    }
  }

  /** Asks it to give its task up. */
  stop(): void {
    askToStop(this.#state, true);
  }

  /** Ends it: once it has loaded, and done with its task; from outside if it is not gone so many milliseconds later. */
  async leave(patience: number): Promise<void> {
    this.#leaving ??= this.#leave(patience);
    return this.#leaving;
  }

  /** Keeps it from beginning anything, if it may be ended now; waits for native code, so many milliseconds at most. */
  doomNow(most: number): void {
    const until = performance.now() + most;
    while (!this.#doom() && phaseOf(this.#state) === Phase.native && performance.now() < until) {
      waitWhile(this.#state, Phase.native, lookAgain);
    }
  }

  async #leave(patience: number): Promise<void> {
    this.hold(); // until it is gone
    await this.#ready.promise.catch(() => undefined);
    this.stop();
    this.#order('leave');
    const gone = this.#ended.promise.then(() => true);
    if (await Promise.race([gone, pause(patience).then(() => false)])) return;
    while (!this.#doom()) if (await Promise.race([gone, pause(lookAgain).then(() => false)])) return;
    await this.#worker.terminate();
    await gone;
  }

  #doom(): boolean {
    return (
      changePhase(this.#state, Phase.running, Phase.doomed) || changePhase(this.#state, Phase.resting, Phase.doomed)
    );
  }

  #order(order: ThreadOrder): void {
    this.#worker.postMessage(order);
  }
}

/** Milliseconds for which the end of the process waits for native code. */
const lastPatience = 2_000;

// `process.exit` ends the threads that there are. Whatever leads to it, none of them is in native code then.
process.on('exit', () => {
  for (const thread of all) thread.doomNow(lastPatience);
});

/** Where the project runs from its sources, a thread needs the loader of TypeScript registered anew. */
function startModule(module: URL, options: { readonly workerData: ThreadData }): Worker {
  if (!module.pathname.endsWith('.ts')) return new Worker(module, options);
  const start = `import('tsx/esm/api').then(({ register }) => (register(), import(${JSON.stringify(module.href)})))`;
  return new Worker(start, { ...options, eval: true, execArgv: [] });
}
