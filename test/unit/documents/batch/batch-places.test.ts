import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { BatchPlaces, type OpenBatch } from '../../../../src/documents/batch/batch-places.ts';
import { printInOrder } from '../../../../src/documents/batch/print-in-order.ts';
import type { AppError } from '../../../../src/errors.ts';

function placesOf(bounds: { places: number; open: number }) {
  let now = 1_000;
  const places = new BatchPlaces(bounds, () => now);
  const ended: number[] = [];
  let count = 0;
  const enter = (): OpenBatch => {
    const number = (count += 1);
    return places.enter(() => ended.push(number));
  };
  return { places, enter, ended, pass: (milliseconds: number) => (now += milliseconds) };
}

describe('The places of batches', () => {
  it('are held by work: as many batches may wait for their senders as there is room, and others print', async () => {
    const { places, enter } = placesOf({ places: 1, open: 4 });
    const batches = [enter(), enter(), enter()];
    expect(places.taken).toBe(0);
    await batches[0]?.take();
    expect(() => enter()).toThrow(
      expect.objectContaining({ code: 'overloaded', context: { retryAfter: 10 } }) as AppError,
    );
    batches[0]?.give();
    enter();
    expect([places.taken, places.open]).toEqual([0, 4]);
  });

  it('go to those that wait for one in their order', async () => {
    const { enter } = placesOf({ places: 1, open: 4 });
    const [one, two, three] = [enter(), enter(), enter()];
    await one.take();
    const order: string[] = [];
    const later = [two.take().then(() => order.push('two')), three.take().then(() => order.push('three'))];
    expect(one.isWanted).toBe(true);
    one.give();
    await later[0];
    expect(order).toEqual(['two']);
    two.leave();
    await later[1];
    expect([order, three.isWanted]).toEqual([['two', 'three'], false]);
  });

  it('of open batches: the one that has stood still for the longest makes room, none that works or moves', async () => {
    const { enter, ended, pass } = placesOf({ places: 4, open: 3 });
    const [working, still, moving] = [enter(), enter(), enter()];
    await working.take();
    pass(1_000);
    expect(() => enter()).toThrow('未完的批次已达上限');
    pass(2_000);
    moving.moved();
    enter();
    expect(ended).toEqual([2]);
    still.leave();
    expect(() => enter()).toThrow('未完的批次已达上限');
  });

  it('are shared: a batch without end gives way to one that has only begun', async () => {
    const { enter } = placesOf({ places: 1, open: 4 });
    const size = { side: 2, group: 1, ahead: 100 };
    async function* numbers(count: number): AsyncGenerator<number> {
      for (let value = 1; value <= count; value += 1) yield await Promise.resolve(value);
    }
    const done: string[] = [];
    const [first, second] = [enter(), enter()];
    const line = (name: string, count: number, place: OpenBatch) =>
      printInOrder(
        numbers(count),
        async (items) => {
          await sleep(1);
          done.push(...items.map(() => name));
          return items;
        },
        size,
        place,
      );
    const all = async (items: AsyncIterable<number>): Promise<void> => {
      for await (const item of items) expect(item).toBeGreaterThan(0);
    };
    const long = line('long', 60, first);
    await long.next();
    await Promise.all([all(long), all(line('short', 4, second))]);
    expect(done.filter((name) => name === 'long')).toHaveLength(60);
    expect(done.lastIndexOf('short')).toBeLessThan(30);
  });
});
