import { AppError, type ErrorCode } from '../../errors.ts';

/**
 * Milliseconds that a body may go on to arrive when the service has to end, so that the manifest tells of what has arrived:
 * since its last item, which on a busy machine may have come long before it is read, and in all.
 */
const grace = { silence: 300, most: 3_000 };

/** Faults of a body that end the batch without spoiling what came before: it is printed, and the manifest says why. */
const endings: readonly ErrorCode[] = ['request-timeout'];

/** A source that may end early. */
interface EndingSource<T> extends AsyncIterable<T> {
  /** Why it ended before it was through, if it did. */
  readonly ending: AppError | undefined;
}

/** What ends a source early; the signals abort with an AppError. */
interface SourceEnds {
  /** The service has to end: the source ends some time after this has aborted. */
  readonly drain: AbortSignal;
  /** The batch has to make room: the source ends at once. */
  readonly eviction: AbortSignal;
  /** Is called for every item. */
  readonly moved: () => void;
}

/** The items of a source until there is a reason to go on without the rest, a sender that is too slow among them. */
export function endingSource<T>(source: AsyncIterable<T>, { drain, eviction, moved }: SourceEnds): EndingSource<T> {
  let ending: AppError | undefined;
  let wake: () => void = () => undefined;
  let silence: NodeJS.Timeout | undefined;
  let most: NodeJS.Timeout | undefined;
  const end = ({ reason }: AbortSignal): void => {
    ending ??= reason instanceof AppError ? reason : new AppError('client-gone', '批次已中止。', { cause: reason });
    wake();
  };
  const onDrain = (): void => {
    silence = setTimeout(() => end(drain), grace.silence);
    most = setTimeout(() => end(drain), grace.most);
  };
  const onEviction = (): void => end(eviction);
  async function* items(): AsyncGenerator<T, void, undefined> {
    const iterator = source[Symbol.asyncIterator]();
    if (drain.aborted) onDrain();
    else drain.addEventListener('abort', onDrain, { once: true });
    if (eviction.aborted) onEviction();
    else eviction.addEventListener('abort', onEviction, { once: true });
    try {
      while (ending === undefined) {
        // Not Promise.race with one promise for all items: that one would keep something of each.
        const next = await new Promise<IteratorResult<T> | undefined>((resolve, reject) => {
          wake = () => resolve(undefined);
          iterator.next().then(resolve, reject);
        });
        if (next === undefined || next.done === true) return;
        silence?.refresh();
        moved();
        yield next.value;
      }
    } catch (error) {
      if (!(error instanceof AppError) || !endings.includes(error.code)) throw error;
      ending ??= error;
    } finally {
      drain.removeEventListener('abort', onDrain);
      eviction.removeEventListener('abort', onEviction);
      clearTimeout(silence);
      clearTimeout(most);
    }
  }
  return {
    [Symbol.asyncIterator]: items,
    get ending() {
      return ending;
    },
  };
}
