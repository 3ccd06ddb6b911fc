import { AppError } from '../../errors.ts';
import type { BatchOrder } from '../../orders/batch-order.ts';
import type { BatchCounts } from './manifest.ts';

/** How a batch ended. */
export const batchOutcomes = [
  'complete', // all items are through, printed or refused each
  'cut-short', // the service had to end; the answer says what is missing, or was broken off
  'too-slow', // the sender or the reader was; likewise
  'client-gone',
  'refused', // nothing was printed: what was sent cannot be, or the service was busy
  'failed',
] as const;
export type BatchOutcome = (typeof batchOutcomes)[number];

/** Watches batches while they run. */
export interface BatchObserver {
  started(order: BatchOrder): void;
  /** An item stands in the answer. */
  itemPrinted(order: BatchOrder, form: string | undefined): void;
  /** `index`: its number in the batch. */
  itemRefused(order: BatchOrder, error: AppError, index: number): void;
  ended(order: BatchOrder, end: BatchEnd): void;
}

interface BatchEnd {
  readonly outcome: BatchOutcome;
  /** Of items that were told. */
  readonly counts: BatchCounts;
  readonly milliseconds: number;
}

/** How the bytes of an answer ended: by themselves, because the reader left them, or with an error. */
export type AnswerEnd = 'whole' | 'left' | { readonly error: unknown };

/** Keeps account of one batch for an observer. */
export class BatchAccount {
  readonly #order: BatchOrder;
  readonly #observer: Partial<BatchObserver>;
  readonly #started = performance.now();
  #printed = 0;
  #refused = 0;

  constructor(order: BatchOrder, observer: Partial<BatchObserver> = {}) {
    this.#order = order;
    this.#observer = observer;
    observer.started?.(order);
  }

  get counts(): BatchCounts {
    return { total: this.#printed + this.#refused, printed: this.#printed, refused: this.#refused };
  }

  printed(form: string | undefined): void {
    this.#printed += 1;
    this.#observer.itemPrinted?.(this.#order, form);
  }

  refused(error: AppError, index: number): void {
    this.#refused += 1;
    this.#observer.itemRefused?.(this.#order, error, index);
  }

  ended(outcome: BatchOutcome): void {
    const milliseconds = performance.now() - this.#started;
    this.#observer.ended?.(this.#order, { outcome, counts: this.counts, milliseconds });
  }
}

/** The outcome of a batch that was answered. `ending`: why it ended before it was through, if it did. */
export function outcomeOf(
  end: AnswerEnd,
  { signal, ending }: { signal: AbortSignal; ending: AppError | undefined },
): BatchOutcome {
  if (ending !== undefined && ending.code !== 'draining') return 'too-slow';
  if (end === 'left' || (end !== 'whole' && signal.aborted)) return 'client-gone';
  if (ending !== undefined) return 'cut-short';
  return end === 'whole' ? 'complete' : 'failed';
}

/** The outcome of a batch that was answered with an error instead. */
export function outcomeOfError(error: unknown): BatchOutcome {
  if (!(error instanceof AppError)) return 'failed';
  if (error.code === 'client-gone') return 'client-gone';
  if (error.code === 'draining') return 'cut-short';
  return error.status < 500 ? 'refused' : 'failed';
}
