import { describe, expect, it } from 'vitest';
import { ReaderPace, leastPace } from '../../../src/http/connection/reader-pace.ts';

function watched(): { socket: { bytesWritten: number; writableLength: number }; pace: ReaderPace } {
  const socket = { bytesWritten: 0, writableLength: 0 };
  return { socket, pace: new ReaderPace(socket, leastPace({ leastRate: 1_000, stallTime: 5_000 })) };
}

/** Number of looks, a second each, until the reader is too slow; 100 for one that never is. `taken`: bytes a look. */
function looksUntilTooSlow(taken: number): number {
  const { socket, pace } = watched();
  Object.assign(socket, { bytesWritten: 10_000_000, writableLength: 10_000_000 });
  let looks = 0;
  while (looks < 100 && !pace.isTooSlow()) {
    looks += 1;
    socket.writableLength -= taken;
  }
  return looks;
}

describe('The reader of an answer', () => {
  it('is too slow when it takes nothing, or next to nothing, for the time', () => {
    expect(looksUntilTooSlow(0)).toBe(5);
    expect(looksUntilTooSlow(900)).toBe(5);
  });

  it('is not when it takes what it has to, however long that goes on', () => {
    expect(looksUntilTooSlow(1_000)).toBe(100);
  });

  it('is not when nothing waits for it', () => {
    const { pace } = watched();
    expect(Array.from({ length: 50 }, () => pace.isTooSlow())).not.toContain(true);
  });
});
