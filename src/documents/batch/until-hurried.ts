import { deferred } from '../../concurrency/deferred.ts';

/** Milliseconds that a body may go on to arrive when the service has to end: what has arrived can be told of. */
const grace = 300;

/** A source that ends early when the service has to end. */
export interface EndingSource<T> extends AsyncIterable<T> {
  /** Whether it ended before it was through. */
  readonly cutShort: boolean;
}

/** The items of a source until some time after the signal has aborted. */
export function untilHurried<T>(source: AsyncIterable<T>, hurry: AbortSignal): EndingSource<T> {
  let cutShort = false;
  const over = deferred<'over'>();
  let timer: NodeJS.Timeout | undefined;
  const onAbort = (): void => {
    timer = setTimeout(() => over.resolve('over'), grace);
  };
  async function* items(): AsyncGenerator<T, void, undefined> {
    const iterator = source[Symbol.asyncIterator]();
    if (hurry.aborted) onAbort();
    else hurry.addEventListener('abort', onAbort, { once: true });
    try {
      for (;;) {
        const next = await Promise.race([iterator.next(), over.promise]);
        if (next === 'over') {
          cutShort = true;
          return;
        }
        if (next.done === true) return;
        yield next.value;
      }
    } finally {
      hurry.removeEventListener('abort', onAbort);
      clearTimeout(timer);
    }
  }
  return {
    [Symbol.asyncIterator]: items,
    get cutShort() {
      return cutShort;
    },
  };
}
