import type { EngineFaultReason } from './engine-fault.ts';

/** Why a browser was replaced or ended. */
export type StopReason = 'crashed' | 'recycled' | 'unresponsive' | 'closed';

/** Events of the engine, for the log and the metrics. All methods are optional; none gets any filing content. */
export interface EngineObserver {
  /** A browser is up and its pages are warm. `milliseconds` from the start of the process. */
  browserStarted?(started: { pid: number; version: string; sandbox: boolean; milliseconds: number }): void;
  /** A start failed; the next attempt comes after `retryIn` milliseconds. `reason`: see `engine-fault.ts`. */
  browserStartFailed?(failed: { attempt: number; retryIn: number; reason: EngineFaultReason; error: unknown }): void;
  /** A browser is gone, or prints its last documents. */
  browserStopped?(stopped: { pid: number; reason: StopReason; documents: number }): void;
  /** One page was ended and is opened anew: its renderer crashed, hung, or was stopped for an aborted job. */
  pageReplaced?(replaced: { reason: string }): void;
  /** A job that was hit by the loss of its page is tried again. */
  retried?(retried: { form: string; reason: string }): void;
  /** So many documents were printed together, mostly one. Both times in milliseconds. */
  printed?(printed: { form: string; items: number; bytes: number; waited: number; printing: number }): void;
}
