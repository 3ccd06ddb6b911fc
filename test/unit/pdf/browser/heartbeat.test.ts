import type { CDPSession } from 'puppeteer-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchHeartbeat } from '../../../../src/pdf/browser/heartbeat.ts';

describe('the heartbeat of the browser', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  const sessionThat = (answers: () => Promise<unknown>): CDPSession => ({ send: answers }) as unknown as CDPSession;

  it('is fine while the browser answers', async () => {
    const hung = vi.fn();
    const stop = watchHeartbeat(
      sessionThat(() => Promise.resolve({})),
      hung,
    );
    await vi.advanceTimersByTimeAsync(60_000);
    expect(hung).not.toHaveBeenCalled();
    stop();
  });

  it('is missed once when the browser says nothing any more', async () => {
    const hung = vi.fn();
    watchHeartbeat(
      sessionThat(() => new Promise(() => undefined)),
      hung,
    );
    await vi.advanceTimersByTimeAsync(5_000);
    expect(hung).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(hung).toHaveBeenCalledOnce();
  });

  it('is forgiven one late answer', async () => {
    const hung = vi.fn();
    let asked = 0;
    const late = (): Promise<unknown> =>
      new Promise((resolve) => setTimeout(resolve, asked++ % 2 === 0 ? 2_500 : 100, {}));
    const stop = watchHeartbeat(sessionThat(late), hung);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(hung).not.toHaveBeenCalled();
    stop();
  });

  it('ends with the watch', async () => {
    const hung = vi.fn();
    const stop = watchHeartbeat(
      sessionThat(() => new Promise(() => undefined)),
      hung,
    );
    await vi.advanceTimersByTimeAsync(2_500);
    stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(hung).not.toHaveBeenCalled();
  });
});
