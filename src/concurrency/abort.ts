import { AppError } from '../errors.ts';

/**
 * Why a signal was aborted, as an error that can be told to the caller. Signals of this service carry an
 * AppError already; a plain `AbortSignal.timeout()` counts as the deadline, anything else as the client leaving.
 */
export function abortReason(signal: AbortSignal): AppError {
  const reason: unknown = signal.reason;
  if (reason instanceof AppError) return reason;
  if (reason instanceof DOMException && reason.name === 'TimeoutError') {
    return new AppError('deadline-exceeded', '处理时间超过上限，请稍后重试。', { cause: reason });
  }
  return new AppError('client-gone', '客户端已断开，处理中止。', { cause: reason });
}

/** Throws {@link abortReason} when the signal was aborted. */
export function requireLive(signal: AbortSignal): void {
  if (signal.aborted) throw abortReason(signal);
}

/**
 * Settles as `work` does, or rejects with {@link abortReason} as soon as the signal aborts. The work itself
 * goes on: its caller has to stop it.
 */
export async function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  if (signal.aborted) {
    work.catch(() => undefined);
    throw abortReason(signal);
  }
  // Not Promise.race with a promise kept per signal: a listener left behind on a long-lived signal is a leak.
  return new Promise<T>((resolve, reject) => {
    const onAbort = (): void => reject(abortReason(signal));
    signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
