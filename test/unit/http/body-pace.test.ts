import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BodyClock } from '../../../src/http/request/body-reader.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setImmediate', 'performance'] });
});
afterEach(() => vi.useRealTimers());

function clockOf(): { readonly clock: BodyClock; readonly expired: () => boolean } {
  let isExpired = false;
  const clock = new BodyClock({ bytes: 1_000, time: 1_000 }, () => (isExpired = true));
  return { clock, expired: () => isExpired };
}

/** Waits for a piece that comes after so many milliseconds. */
function piece(clock: BodyClock, milliseconds: number, bytes: number): void {
  clock.start();
  vi.advanceTimersByTime(milliseconds);
  clock.stop(bytes);
}

describe('A body', () => {
  it('may take any time at the least rate', () => {
    const { clock, expired } = clockOf();
    for (let count = 0; count < 100; count += 1) piece(clock, 400, 500);
    expect(expired()).toBe(false);
  });

  it('is too slow when it stops, or drips, for the time', () => {
    for (const bytes of [0, 1, 9]) {
      const { clock, expired } = clockOf();
      piece(clock, 100, 5_000);
      for (let count = 0; count < 99; count += 1) piece(clock, 10, bytes);
      expect([bytes, expired()]).toEqual([bytes, false]);
      clock.start();
      vi.advanceTimersByTime(20);
      expect([bytes, expired()]).toEqual([bytes, true]);
    }
  });

  it('is not timed while nobody waits for it', () => {
    const { clock, expired } = clockOf();
    for (let count = 0; count < 10; count += 1) {
      piece(clock, 50, 1);
      vi.advanceTimersByTime(60_000);
    }
    expect(expired()).toBe(false);
  });

  it('is not too slow when it had come, but the event loop was held up', () => {
    const { clock, expired } = clockOf();
    clock.start();
    setTimeout(() => setImmediate(() => clock.stop(1_000)), 999);
    vi.advanceTimersByTime(1_001);
    expect(expired()).toBe(false);
  });
});
