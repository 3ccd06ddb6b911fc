import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { endingSource } from '../../../../src/documents/batch/ending-source.ts';
import { AppError } from '../../../../src/errors.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** An item every so many milliseconds. */
async function* every(interval: number): AsyncGenerator<number> {
  for (let item = 0; ; item += 1) {
    await new Promise((resolve) => setTimeout(resolve, interval));
    yield item;
  }
}

/** How many items a source has given when it ends, and why it ended, if the service has to end after a second. */
async function endOf(source: AsyncIterable<number>): Promise<{ readonly items: number; readonly code?: string }> {
  const drain = new AbortController();
  setTimeout(() => drain.abort(new AppError('draining', '服务正在停止。')), 1_000);
  const never = new AbortController().signal;
  const ending = endingSource(source, { drain: drain.signal, eviction: never, moved: () => undefined });
  const counting = (async () => {
    let items = 0;
    for await (const item of ending) items = item + 1;
    return items;
  })();
  await vi.advanceTimersByTimeAsync(10_000);
  return { items: await counting, ...(ending.ending === undefined ? {} : { code: ending.ending.code }) };
}

describe('A source of a batch, when the service has to end,', () => {
  it('gives what has come, and what still comes without a pause', async () => {
    expect(await endOf(every(100))).toEqual({ items: 39, code: 'draining' });
  });

  it('ends where nothing more comes', async () => {
    expect(await endOf(every(700))).toEqual({ items: 1, code: 'draining' });
  });

  it('is not ended by it if it is through', async () => {
    async function* three(): AsyncGenerator<number> {
      yield* [0, 1, 2];
      await Promise.resolve();
    }
    expect(await endOf(three())).toEqual({ items: 3 });
  });
});
