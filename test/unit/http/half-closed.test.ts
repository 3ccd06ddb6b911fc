import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askWhetherThere } from '../../../src/http/connection/closing.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

function halfClosed(httpVersion = '1.1', headersSent = false) {
  const state = { asked: 0 };
  const socket = new EventEmitter();
  const response = { headersSent, writeContinue: () => (state.asked += 1) };
  const request = { httpVersion };
  askWhetherThere(socket, () => ({ request, response }));
  return { state, socket };
}

describe('A client that has ended its side of the connection', () => {
  it('is asked twice within a second and four times at most', () => {
    const { state } = halfClosed();
    expect(state.asked).toBe(0);
    vi.advanceTimersByTime(1_000);
    expect(state.asked).toBe(2);
    vi.advanceTimersByTime(600_000);
    expect(state.asked).toBe(4);
  });

  it('is not asked when its answer has begun, when it speaks HTTP/1.0, or once it has gone', () => {
    const [begun, old, gone] = [halfClosed('1.1', true), halfClosed('1.0'), halfClosed()];
    vi.advanceTimersByTime(250);
    expect(gone.state.asked).toBe(1);
    gone.socket.emit('close');
    vi.advanceTimersByTime(600_000);
    expect([begun.state.asked, old.state.asked, gone.state.asked]).toEqual([0, 0, 1]);
  });
});
