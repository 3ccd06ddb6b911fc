import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparable, comparableValue } from '../../../src/forms/comparable.ts';

describe('what comparisons see of a text', () => {
  it.each([
    ['９５％', '95%'],
    ['95﹪', '95%'],
    ['≥ 95 %', '>=95%'],
    ['＜＝5', '≤5'],
    ['（一期）', '(一期)'],
    ['甲\n乙　丙 丁\u00a0', '甲乙丙丁'],
    ['全覆盖。', '全覆盖'],
    ['全覆盖；\n', '全覆盖'],
    ['100㎡', '100m²'],
    ['36.5℃', '36.5 °C'],
    ['36.5ºC', '36.5°C'],
    ['50µg', '50μg'],
    ['50㎍', '50 μg'],
    ['10㎧', '10m/s'],
    ['8：30', '8:30'],
    ['3∶1', '3：1'],
    ['Ⅱ期', 'II期'],
    ['赣财〔2021〕5号', '赣财[2021]5号'],
    ['“智慧”社区', '"智慧"社区'],
    ['买买提・艾力', '买买提·艾力'],
    ['二○二一年', '二〇二一年'],
    ['等……', '等'],
    ['1——3月', '1-3月'],
  ])('of %j is what it sees of %j', (left, right) => expect(comparable(left)).toBe(comparable(right)));

  it.each([
    ...Array.from('‐‑‒–—―−－﹣﹘', (dash) => [`90%${dash}95%`, '90%-95%']),
    ...Array.from('～〜∼', (tilde) => [`90%${tilde}95%`, '90%~95%']),
  ])('of %j is what it sees of %j', (left, right) => expect(comparable(left)).toBe(comparable(right)));

  it.each([
    ['10²', '102'],
    ['10㎡', '10m2'],
    ['90%-95%', '90%~95%'],
    ['-5', '5'],
    ['1:30', '130'],
    ['①', '1'],
    ['㎡', 'm2'],
    ['A4', 'a4'],
    ['95%', '95'],
    ['甲。乙', '甲乙'],
    ['1,200', '1200'],
  ])('of %j is not what it sees of %j', (left, right) => expect(comparable(left)).not.toBe(comparable(right)));

  it('is the same once more', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(comparable(comparable(text))).toBe(comparable(text));
      }),
    );
  });

  it('takes no more than linear time', () => {
    const endless = [`${'.'.repeat(20_000)}a`, `${'1,111,'.repeat(3_000)}x`, ' '.repeat(20_000), '>'.repeat(20_000)];
    for (const text of endless.map((one) => one.repeat(20))) expect(comparableValue(text)).toBeDefined();
  });
});

describe('what comparisons see of a value', () => {
  it('knows no grouping of thousands', () => {
    expect(comparableValue('1，234，567.50元')).toBe('1234567.50元');
    expect(['12,34', '1,2345', '1,234,5', '0.1,234'].map(comparableValue)).toEqual([
      '12,34',
      '1,2345',
      '1,234,5',
      '0.1,234',
    ]);
  });

  it('is nothing where the text says so', () => {
    expect(['', ' ', '—', '－', '/', '／', '无', '无。'].map(comparableValue)).toEqual(Array(8).fill(''));
    expect(comparableValue('0')).toBe('0');
  });
});
