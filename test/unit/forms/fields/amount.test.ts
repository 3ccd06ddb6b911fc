import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal, digitsOf } from '../../../../src/forms/decimal.ts';
import { amountField } from '../../../../src/forms/fields/decimal.ts';
import { figureOf, minusSigns } from '../../../../src/forms/money.ts';
import { json, meta, offers, read } from '../../../support/read-field.ts';

describe('an amount', () => {
  const field = amountField(meta);

  it.each([
    ['0', '0'],
    ['100', '100'],
    ['100.50', '100.50'],
    ['100.5', '100.5'],
    ['0.10', '0.10'],
    ['-0', '0'],
    ['-0.00', '0.00'],
    ['1e2', '100'],
    ['1.5E+3', '1500'],
    ['25e-2', '0.25'],
    ['999999999999999', '999999999999999'],
    ['89.974', '89.974'],
    ['10606.7522', '10606.7522'],
    ['0.123456', '0.123456'],
    ['100.0000', '100.0000'],
    ['100.50000000', '100.50000000'],
    ['1e-3', '0.001'],
    ['0e50', '0'],
    ['-0E+50', '0'],
    ['0E-400', '0'],
    ['0E-20', '0'],
    ['0E-18', '0.000000000000000000'],
    ['100.0000000000000000000', '100'],
    [`2.50${'0'.repeat(60)}`, '2.5'],
  ])('given as the number %s prints %s', (literal, printed) => {
    expect(read(field, json(literal))).toBe(printed);
  });

  it.each(['0', '100', '100.50', '0.123456', '999999999999999.999999', '100.50000000'])(
    'given as the string "%s" prints as it is, without blanks around it',
    (text) => {
      expect(read(field, text)).toBe(text);
      for (const around of [` ${text}`, `${text}\t`, `\u3000${text}\n`]) expect(read(field, around)).toBe(text);
    },
  );

  it('absent, the empty string or blanks is an empty cell, unlike 0', () => {
    for (const nothing of [undefined, '', ' ', '\u3000', ' \t\n ']) expect(read(field, nothing)).toBeUndefined();
    expect(read(field, 0)).toBe('0');
  });

  it.each([
    ['-1', '不能为负数'],
    ['-0.01', '不能为负数'],
    ['0.1234567', '小数最多 6 位，请改正'],
    ['1e-7', '小数最多 6 位'],
    ['0.30000000000000004', '是否指 0.3？'],
    ['95.30000305175781', '是否指 95.3？'],
    ['100000.1015625', '是否指 100000.1？'],
    ['0.999999999999999', '是否指 1？'],
    ['5.551115123125783e-17', '误差；是否指 0？'],
    ['-2.7755575615628914E-17', '误差；是否指 0？'],
    ['-0.30000000000000004', '不能为负数'],
    ['1e-17', '误差；是否指 0？'],
    ['0.1e-400', '误差；是否指 0？'],
    ['1e-50', '误差；是否指 0？'],
    ['0.000001234', '小数最多 6 位，请改正'],
    [`0.${'3'.repeat(50)}`, '小数最多 6 位，请改正'],
    ['0.1234567800000001', '小数最多 6 位，请改正'],
    ['999999999999999.9999999', '小数最多 6 位'],
    ['89.97399999999999', '是否指 89.974？'],
    ['1.0000000000000002', '是否指 1？'],
    ['123456789.10000000149', '小数最多 6 位'],
    ['29.990000000000002', '是否指 29.99？'],
    ['1000000000000000', '整数部分最多 15 位'],
    ['1e400', '超出范围'],
    ['1e999999999', '超出范围'],
  ])('given as the number %s is refused: %s', (literal, words) => {
    expect(read(field, json(literal))).toEqual([expect.stringContaining(words)]);
  });

  it.each([
    ['-1', '不能为负数'],
    ['0.1234567', '小数最多 6 位'],
    ['1234567890123456', '整数部分最多 15 位'],
    ...['1,000', '100元', '100万元', '1e2', '+5', '.5', '5.', '007', '１００', '一百', 'NaN', '0x10', '--1', '1 2'].map(
      (text): [string, string] => [text, '应为金额'],
    ),
  ])('given as the string "%s" is refused: %s', (text, words) => {
    expect(read(field, text)).toEqual([expect.stringContaining(words)]);
  });

  it.each([null, true, [], {}, [1]])('given as %j is refused', (value) => {
    expect(read(field, value)).toEqual([expect.stringContaining('应为金额')]);
  });

  it.each([
    ['１００', '请写成 100。'],
    ['1,234.50', '请写成 1234.50。'],
    ['12，345', '请写成 12345。'],
    ['100万元', '请写成 100。'],
    [' 100 万 ', '请写成 100。'],
    ['1 234.50', '请写成 1234.50。'],
    ['1E+2', '请写成 100。'],
    ['1.5e3', '请写成 1500。'],
    ['+5', '请写成 5。'],
    ['.5', '请写成 0.5。'],
    ['5.', '请写成 5。'],
    ['-1,234.5', '金额不能为负数，请改正。'],
    ['-100万元', '金额不能为负数，请改正。'],
    ['1,000.30000000000000004', '是否指 1000.3？'],
    ['1.2345678万元', '小数最多 6 位，请改正。'],
    ['10²', '没有金额的留空，或写一个短横线。'],
    ['12 34', '没有金额的留空，或写一个短横线。'],
    ['100元', '没有金额的留空，或写一个短横线。'],
    ['一百', '没有金额的留空，或写一个短横线。'],
  ])('given as "%s" is refused, and what is meant is named where it is plain: %s', (text, advice) => {
    expect(read(field, text)).toEqual([expect.stringContaining(advice)]);
  });

  it.each(['-', '—', '——', '－', '–', '―', '─', '--', '/', '／', '无'])(
    'may be %s, which paper has in its place, and is printed so',
    (dash) => {
      for (const filed of [dash, ` ${dash}   `, `\u3000${dash}`, `${dash}\n`]) expect(read(field, filed)).toBe(dash);
      expect(figureOf(dash)).toBeUndefined();
    },
  );

  it.each(['-----', '//', '无无', '-/', '- -', '无。'])('is not %s', (text) => {
    expect(read(field, text)).toEqual([expect.stringContaining('应为金额')]);
  });

  it('of any number with at most six decimals prints its digits, never grouped or rounded', () => {
    const digits = fc.tuple(fc.nat({ max: 999_999_999 }), fc.stringMatching(/^(\.\d{1,6}0{0,12})?$/));
    fc.assert(
      fc.property(digits, ([whole, fraction]) => {
        const literal = `${whole}${fraction}`;
        expect(read(field, json(literal))).toBe(literal);
        expect(read(field, literal)).toBe(literal);
      }),
    );
  });
});

describe('an amount that may be below 0', () => {
  const field = amountField(meta, { negative: true });

  it.each([
    ['-20', '-20'],
    ['-6.90', '-6.90'],
    ['-0.000001', '-0.000001'],
    ['-0', '0'],
    ['-0.00', '0.00'],
    ['-1e2', '-100'],
  ])('given as the number %s prints %s', (literal, printed) => expect(read(field, json(literal))).toBe(printed));

  it.each(['-20', '−6.90', '－20', '–0.5', '﹣1'])('given as the string %s is printed as filed', (text) => {
    expect(read(field, text)).toBe(text);
    expect(figureOf(text)?.units).toBeLessThan(0n);
  });

  it.each([
    ['−1,234.50', '-1234.50'],
    ['−6.90万元', '-6.90'],
    ['－1.5E+2', '-150'],
    ['- 20', '-20'],
    ['-0.30000000000000004', '-0.3'],
    ['(20)', undefined],
    ['20-', undefined],
    ['负20', undefined],
  ])('given as "%s" is refused, and %s is offered', (text, replacement) => {
    expect(offers(field, text)).toEqual([replacement]);
  });

  it.each(['–6.90 ', ' −6.90', '\u3000-6.90'])('given as %j is printed without blanks around it', (text) => {
    expect(read(field, text)).toBe(text.trim());
  });

  it.each(['- 20', '--20', '(20)', '-', '负20', '20-', '-1,000', '-1234567890123456'])(
    'given as %j is no figure',
    (text) => {
      const accepted = read(field, text);
      expect(typeof accepted === 'string' ? figureOf(accepted) : undefined).toBeUndefined();
    },
  );

  it('is the figure that was filed, whichever minus it has', () => {
    const figures = fc.tuple(
      fc.constantFrom('', ...Array.from(minusSigns)),
      fc.nat({ max: 999_999_999 }),
      fc.stringMatching(/^(\.\d{1,6})?$/),
    );
    fc.assert(
      fc.property(figures, ([sign, whole, fraction]) => {
        const printed = read(field, `${sign}${whole}${fraction}`);
        const figure = figureOf(String(printed));
        const value = Number(`${sign === '' ? '' : '-'}${whole}${fraction}`);
        expect(Number(digitsOf(figure ?? decimal('1')))).toBe(value === 0 ? 0 : value);
      }),
    );
  });
});

describe('the amount that is offered for one that is refused', () => {
  const part = fc.constantFrom(
    ...[
      '',
      ' ',
      ',',
      '.',
      '-',
      '−',
      '–',
      '+',
      '(',
      ')',
      '万',
      '万元',
      '元',
      'e',
      'E+2',
      'e-3',
      '0',
      '00',
      '9',
      '１',
      '²',
    ],
    ...['1,234', '100', '999999999999999', '.5', '30000000000000004', '9999999999999999', '①'],
  );
  const texts = fc.array(part, { maxLength: 6 }).map((parts) => parts.join(''));
  const numbers = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.float({ noNaN: true, noDefaultInfinity: true }),
    fc.tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.nat(99)).map(([a, b]) => a * 0.1 + b * 0.01),
    fc.integer({ min: -1_000_000, max: 1_000_000 }).map((cents) => Math.fround(cents / 100)),
  );

  it.each([true, false])('is accepted in its place, negative: %s', (negative) => {
    const field = amountField(meta, { negative });
    const offered = new Set<string>();
    fc.assert(
      fc.property(fc.oneof(texts, numbers.map(String).map(json)), (value) => {
        for (const offer of offers(field, value).filter((one) => one !== undefined)) {
          expect(read(field, offer)).toBe(offer);
          offered.add(offer);
        }
      }),
      { numRuns: 5000 },
    );
    expect(offered.size).toBeGreaterThan(50);
  });
});
