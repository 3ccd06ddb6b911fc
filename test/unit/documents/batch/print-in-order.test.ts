import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { printInOrder } from '../../../../src/documents/batch/print-in-order.ts';

const size = { side: 2, group: 3, ahead: 8 };

async function* numbers(count: number, onRead: (value: number) => void = () => undefined): AsyncGenerator<number> {
  for (let value = 1; value <= count; value += 1) {
    onRead(value);
    yield await Promise.resolve(value);
  }
}

describe('printing in order', () => {
  it('gives the results as the items came, whichever is done first', async () => {
    const results: number[] = [];
    const line = printInOrder(
      numbers(20),
      async (items) => {
        await sleep(items[0] === 1 ? 30 : 1);
        return items.map((item) => item * 10);
      },
      size,
    );
    for await (const result of line) results.push(result);
    expect(results).toEqual(Array.from({ length: 20 }, (_, index) => (index + 1) * 10));
  });

  it('works on no more groups, and on no larger ones, than it may', async () => {
    let running = 0;
    const seen = { most: 0, largest: 0 };
    const line = printInOrder(
      numbers(50),
      async (items) => {
        running += 1;
        seen.most = Math.max(seen.most, running);
        seen.largest = Math.max(seen.largest, items.length);
        await sleep(1);
        running -= 1;
        return items;
      },
      size,
    );
    for await (const result of line) expect(result).toBeGreaterThan(0);
    expect(seen).toEqual({ most: 2, largest: 3 });
  });

  it('reads no further than it may while nobody takes the results', async () => {
    let read = 0;
    const line = printInOrder(
      numbers(1000, (value) => (read = value)),
      async (items) => Promise.resolve(items),
      size,
    );
    await line.next();
    await sleep(30);
    // The one that was taken, eight ahead, and the one that waits for a place.
    expect(read).toBeLessThanOrEqual(10);
    await line.return();
    await sleep(10);
    expect(read).toBeLessThanOrEqual(10);
  });

  it('starts with the first item while the second is not there yet', async () => {
    let release = (): void => undefined;
    async function* slow(): AsyncGenerator<number> {
      yield 1;
      await new Promise<void>((resolve) => (release = resolve));
      yield 2;
    }
    const line = printInOrder(slow(), async (items) => Promise.resolve(items), size);
    expect(await line.next()).toEqual({ done: false, value: 1 });
    release();
    expect(await line.next()).toEqual({ done: false, value: 2 });
    expect(await line.next()).toEqual({ done: true, value: undefined });
  });

  it('hands on what was read before the source failed, and then its failure', async () => {
    async function* failing(): AsyncGenerator<number> {
      yield await Promise.resolve(1);
      throw new Error('The source broke');
    }
    const line = printInOrder(failing(), async (items) => Promise.resolve(items), size);
    expect(await line.next()).toEqual({ done: false, value: 1 });
    await expect(line.next()).rejects.toThrow('The source broke');
  });

  it('has nothing under way any more when it has been left', async () => {
    let running = 0;
    const line = printInOrder(
      numbers(100),
      async (items) => {
        running += 1;
        await sleep(10);
        running -= 1;
        return items;
      },
      size,
    );
    await line.next();
    await line.return();
    expect(running).toBe(0);
  });
});
