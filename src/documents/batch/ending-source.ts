import { abortReason, abortable } from '../../concurrency/abort.ts';
import { signalWithin } from '../../concurrency/signal-within.ts';
import { AppError, type ErrorCode } from '../../errors.ts';

/** Milliseconds that a body may go on to arrive when the service has to end: what has arrived can be told of. */
const grace = 300;

/** Faults of a body that end the batch without spoiling what came before: it is printed, and the manifest says why. */
const endings: readonly ErrorCode[] = ['request-timeout'];

/** What ends a source early; the signals abort with an AppError. */
interface SourceEnds {
  /** The service has to end: the source ends some time after this has aborted. */
  readonly hurry: AbortSignal;
  /** The batch has to make room: the source ends at once. */
  readonly over: AbortSignal;
  /** Is called for every item. */
  readonly moved: () => void;
}

/**
 * The items of a source until there is a reason to go on without the rest, a sender that is too slow among them.
 * `ending`: why it ended before it was through, if it did.
 */
export function endingSource<T>(source: AsyncIterable<T>, { hurry, over, moved }: SourceEnds) {
  let ending: AppError | undefined;
  async function* items(): AsyncGenerator<T, void, undefined> {
    const iterator = source[Symbol.asyncIterator]();
    const late = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    const onHurry = (): void => void (timer ??= setTimeout(() => late.abort(hurry.reason), grace));
    if (hurry.aborted) onHurry();
    else hurry.addEventListener('abort', onHurry, { once: true });
    const { signal, release } = signalWithin([over, late.signal]);
    try {
      while (!signal.aborted) {
        const next = await abortable(iterator.next(), signal);
        if (next.done === true) return;
        moved();
        yield next.value;
      }
      ending = abortReason(signal);
    } catch (error) {
      if (!(error instanceof AppError) || !(signal.aborted || endings.includes(error.code))) throw error;
      ending = error;
    } finally {
      hurry.removeEventListener('abort', onHurry);
      clearTimeout(timer);
      release();
    }
  }
  return {
    [Symbol.asyncIterator]: items,
    get ending() {
      return ending;
    },
  };
}
