import { describe, expect, it } from 'vitest';
import { ItemRate } from '../../../src/cli/batch/item-rate.ts';

/** Rates told while groups of so many items come every so many milliseconds, the first after the press has started. */
function ratesOf(start: number, groups: number, size: number, interval: number): (number | undefined)[] {
  const rate = new ItemRate();
  const told: (number | undefined)[] = [];
  for (let group = 0; group < groups; group += 1) {
    const at = start + group * interval;
    for (let item = 1; item <= size; item += 1) rate.add(group * size + item, at + item);
    told.push(rate.itemsPerSecond(at + size));
  }
  return told;
}

describe('the rate of a batch', () => {
  it('is that of the groups, neither of the first one alone nor of the start of the press', () => {
    const told = ratesOf(3_000, 50, 8, 200);
    expect(told.slice(0, 5)).toEqual(Array(5).fill(undefined));
    for (const rate of told.slice(5)) expect(rate).toBeCloseTo(40, 0);
  });

  it('is that of single items', () => {
    const told = ratesOf(0, 400, 1, 25).filter((rate) => rate !== undefined);
    expect(told.length).toBeGreaterThan(300);
    for (const rate of told) expect(Math.abs(rate - 40)).toBeLessThan(6);
  });

  it('is that of items that take seconds each', () => {
    const told = ratesOf(0, 5, 1, 3_000).slice(1);
    for (const rate of told) expect(rate).toBeCloseTo(1 / 3, 2);
  });

  it('follows within seconds where the work becomes slower, and sinks while nothing comes', () => {
    const rate = new ItemRate();
    for (let item = 1; item <= 400; item += 1) rate.add(item, item * 25);
    for (let item = 1; item <= 40; item += 1) rate.add(400 + item, 10_000 + item * 500);
    expect(rate.itemsPerSecond(30_000)).toBeLessThan(2.3);
    expect(rate.itemsPerSecond(90_000)).toBeLessThan(0.6);
  });
});
