import { setTimeout as sleep } from 'node:timers/promises';
import { AppError, type ErrorCode } from '../../errors.ts';

/** Failures that have nothing to do with the item: the same may well be printed a moment later. */
const passing: readonly ErrorCode[] = ['browser-unavailable', 'overloaded'];

/** Seconds before each further attempt, where the failure does not say. */
const pauses = [0.5, 2, 5] as const;

/** Longest pause in seconds, whatever the failure says. */
const longestPause = 5;

export function isPassing(error: unknown): error is AppError {
  return error instanceof AppError && isPassingCode(error.code);
}

function isPassingCode(code: ErrorCode): boolean {
  return passing.includes(code);
}

/**
 * Whether an item failed of the machine, and not of what it is: a batch of which nothing was printed for that has failed of
 * it as well, and its sender has nothing to mend. Time counts as the item's own: a long one takes it again.
 */
export function isOfTheMachine({ code, status }: AppError): boolean {
  return isPassingCode(code) || (status >= 500 && code !== 'deadline-exceeded');
}

/**
 * Tries again what failed for a passing reason, for some seconds. Shared by the items of a batch: once it has been in
 * vain, the following items get one attempt each until one succeeds, or a thousand of them would wait for hours.
 */
export class Retries {
  #exhausted = false;

  /** Settles as the last attempt does. Waiting ends with the signal. */
  async attempt<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    for (let failures = 0; ; failures += 1) {
      try {
        const result = await work();
        this.#exhausted = false;
        return result;
      } catch (error) {
        const pause = pauses[failures];
        if (!isPassing(error) || signal.aborted) throw error;
        if (pause === undefined || this.#exhausted) {
          this.#exhausted = true;
          throw error;
        }
        const seconds = Math.min(error.context.retryAfter ?? pause, longestPause);
        await sleep(seconds * 1000, undefined, { signal }).catch(() => undefined);
      }
    }
  }
}
