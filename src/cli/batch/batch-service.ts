import type { BatchOrder } from '../../documents/batch/batch-order.ts';

/** What prints a batch: the engine on this machine, or a service. */
export interface BatchService {
  /** With what it prints now: files of an earlier run are compared with it. */
  describe(): Promise<ServiceDescription>;
  /**
   * Prints the items of a body, which is a JSON array. Resolves when there is something to send; rejects with AppError,
   * `invalid-batch` for one. When the signal aborts, it comes to its end soon: what was printed by then is delivered.
   */
  start(
    order: BatchOrder,
    body: AsyncIterable<Uint8Array>,
    interruption: AbortSignal,
  ): Promise<AsyncIterable<Uint8Array>>;
}

export interface ServiceDescription {
  /** `filing-press/0.1.0` */
  readonly build: string;
  /** The template of each form, `annex-2@1.0.0`. */
  readonly templates: ReadonlyMap<string, string>;
}
