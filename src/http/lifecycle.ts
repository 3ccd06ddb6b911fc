import { AppError } from '../errors.ts';

/** Whether the service is on its way out, and the work that its end has to wait for. */
export class Lifecycle {
  #leaving = false;
  #draining = false;
  readonly #work = new Set<AbortController>();
  readonly #batches = new Set<AbortController>();

  /** New requests are refused. */
  get isDraining(): boolean {
    return this.#draining;
  }

  /** The service is about to drain: readyz answers `draining`, all else is served. */
  get isLeaving(): boolean {
    return this.#leaving;
  }

  leave(): void {
    this.#leaving = true;
  }

  drain(): void {
    this.#leaving = true;
    this.#draining = true;
  }

  /** Registers work that is stopped at the drain deadline; call the result when it is done. */
  register(work: AbortController): () => void {
    this.#work.add(work);
    return () => void this.#work.delete(work);
  }

  /** Registers a batch that has to come to its end some time before the drain deadline. */
  registerBatch(drain: AbortController): () => void {
    this.#batches.add(drain);
    return () => void this.#batches.delete(drain);
  }

  /** A batch has to report what it has not printed, and to end its answer, before connections are cut. */
  endBatches(): void {
    for (const drain of this.#batches) drain.abort(drainingError());
  }

  /** The drain deadline has passed: callers that still wait get `draining`. */
  abortWork(): void {
    for (const work of this.#work) work.abort(drainingError());
  }
}

/** For requests that come, or are still running, when the service ends. */
export function drainingError(): AppError {
  return new AppError('draining', '服务正在停止，这个请求没有处理，请稍后重发。', { retryAfter: 5 });
}
