import { describe, expect, it } from 'vitest';
import { decimalField } from '../../../../src/forms/fields/decimal.ts';
import { json, meta, offers, read } from '../../../support/read-field.ts';

const score = decimalField(meta, { places: 2, max: 100 });

describe('a decimal', () => {
  it.each(['0', '0.00', '9.5', '92.50', '99.99', '100', '100.00', '7.500'])(
    'is printed as it was written: %s',
    (text) => {
      expect([read(score, text), read(score, json(text)), read(score, ` ${text}\u3000`)]).toEqual([text, text, text]);
    },
  );

  it.each([undefined, '', ' '])('may be absent: %j', (value) => expect(read(score, value)).toBeUndefined());

  it.each([
    ['100.01', '数值超出范围：最大 100，请核对。'],
    ['101', '数值超出范围：最大 100，请核对。'],
    ['1000000000000000', '数值超出范围：最大 100，请核对。'],
    ['-1', '数值不能为负数，请改正。'],
    ['9.123', '小数最多 2 位，请改正。'],
    ['0.001', '小数最多 2 位，多出的似为程序运算的误差；是否指 0？请改正。'],
  ])('is within its bounds: %s is refused', (text, message) => {
    expect([read(score, text), read(score, json(text))]).toEqual([[message], [message]]);
  });

  it('has no dash in its place, and says how to write it', () => {
    expect(read(score, '—')).toEqual([expect.stringMatching(/^应为数值：.*没有数值的留空。$/)]);
    expect(['95分', '95.5%', '９５', '95.00000000000001'].map((text) => offers(score, text))).toEqual([
      ['95'],
      ['95.5'],
      ['95'],
      ['95'],
    ]);
  });

  it('may be whole, and may be below 0', () => {
    expect(read(decimalField(meta, { places: 0, max: 7 }), '6.0')).toBe('6.0');
    expect(read(decimalField(meta, { places: 0, max: 7 }), '6.5')).toEqual(['小数最多 0 位，请改正。']);
    expect(read(decimalField(meta, { places: 1, negative: true }), '−0.5')).toBe('−0.5');
  });
});
