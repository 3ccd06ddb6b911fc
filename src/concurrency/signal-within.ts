import { abortReason } from './abort.ts';

/** A signal of limited life; `release` it when the work is done, or its parents hold on to it. */
interface SignalWithin {
  readonly signal: AbortSignal;
  readonly release: () => void;
}

/**
 * A signal that aborts with any of its parents, with that one's reason, and with a time limit if one is given (in
 * milliseconds). Not `AbortSignal.any`: a batch derives ten thousand signals from its own.
 */
export function signalWithin(parents: readonly AbortSignal[], milliseconds?: number): SignalWithin {
  const controller = new AbortController();
  const onAbort = ({ target }: Event): void => {
    if (target instanceof AbortSignal) controller.abort(abortReason(target));
  };
  for (const parent of parents) {
    if (parent.aborted) controller.abort(abortReason(parent));
    else parent.addEventListener('abort', onAbort, { once: true });
  }
  const timer =
    milliseconds === undefined
      ? undefined
      : setTimeout(() => controller.abort(new DOMException('Too late', 'TimeoutError')), milliseconds);
  return {
    signal: controller.signal,
    release: () => {
      clearTimeout(timer);
      for (const parent of parents) parent.removeEventListener('abort', onAbort);
    },
  };
}
