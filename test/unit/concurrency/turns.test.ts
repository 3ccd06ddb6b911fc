import { describe, expect, it } from 'vitest';
import { Turns } from '../../../src/concurrency/turns.ts';

describe('Turns of the event loop', () => {
  it('go to one caller each, in order, and all else is served in between', async () => {
    const turns = new Turns();
    const log: string[] = [];
    let running = true;
    const other = (): void => {
      if (!running) return;
      log.push('other');
      setImmediate(other);
    };
    setImmediate(other);
    const caller = async (name: string): Promise<void> => {
      for (let slice = 0; slice < 3; slice += 1) {
        await turns.next();
        log.push(name);
      }
    };
    await Promise.all(['a', 'b', 'c'].map(caller));
    running = false;
    const served = log.join(' ');
    expect(served.replaceAll(/other ?/g, '').trim()).toBe('a b c a b c a b c');
    expect(served).not.toMatch(/[abc] [abc]/);
  });
});
