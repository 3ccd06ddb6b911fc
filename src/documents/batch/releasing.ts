import type { AnswerEnd } from './batch-account.ts';

/**
 * The same iteration with an end: `release` runs once, also when the iteration is given up before it was begun, where
 * the `finally` of a generator does not. `isAwaited`: the reader waits for the next piece.
 */
export function releasing<T>(
  source: AsyncGenerator<T, void, undefined>,
  release: (end: AnswerEnd) => Promise<void>,
): AsyncIterableIterator<T> & { readonly isAwaited: boolean } {
  let released: Promise<void> | undefined;
  const end = async (how: AnswerEnd): Promise<void> => (released ??= release(how));
  let awaited = 0;
  return {
    get isAwaited() {
      return awaited > 0;
    },
    next: async () => {
      awaited += 1;
      try {
        const result = await source.next();
        if (result.done === true) await end('whole');
        return result;
      } catch (error) {
        await end({ error });
        throw error;
      } finally {
        awaited -= 1;
      }
    },
    return: async () => {
      await source.return().finally(async () => end('left'));
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
