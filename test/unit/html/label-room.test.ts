import { describe, expect, it } from 'vitest';
import { keepsWithNext } from '../../../src/html/label-room.ts';

const columns = { name: 14.6, target: 5.5 };
const row = (name: string, target = '') => ({ name: name.split('\n'), target: [target] });
const short = row('全年完成', '100%');

describe('Rows beside a merged label', () => {
  it('of one line stay with the next as long as the label is higher', () => {
    const keeps = [0, 1, 2].map((index) =>
      keepsWithNext([short, short, short, short], index, { labelLines: 3, columns }),
    );
    expect(keeps).toEqual([true, true, false]);
  });

  it('need not stay where the first is as high as the label', () => {
    expect(keepsWithNext([row('一\n二'), short], 0, { labelLines: 2, columns })).toBe(false);
    expect(keepsWithNext([row('三'.repeat(20)), short], 0, { labelLines: 2, columns })).toBe(false);
    expect(keepsWithNext([row('', '四五六七八九'), short], 0, { labelLines: 2, columns })).toBe(false);
  });

  it('stay where a row may be lower than it looks', () => {
    expect(keepsWithNext([row('i'.repeat(40)), short], 0, { labelLines: 2, columns })).toBe(true);
  });

  it('never stay for a label of one line', () => {
    expect(keepsWithNext([short, short], 0, { labelLines: 1, columns })).toBe(false);
  });
});
