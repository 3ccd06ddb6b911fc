import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, decimal, digitsOf, equal, multiply, ratio, subtract, sum } from '../../../src/forms/decimal.ts';
import { plainDigits } from '../../../src/forms/number-literal.ts';

/** Digits with a sign and up to six decimals. */
const digits = fc
  .tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.integer({ min: 0, max: 6 }))
  .map(([units, places]) => digitsOf({ units, places }));

describe('decimals', () => {
  it('are written as they were read', () => {
    fc.assert(
      fc.property(digits, (text) => {
        expect(digitsOf(decimal(text))).toBe(text);
      }),
    );
    expect(['0', '-0.5', '100.50', '0.000001'].map((text) => digitsOf(decimal(text)))).toEqual([
      '0',
      '-0.5',
      '100.50',
      '0.000001',
    ]);
  });

  it('add up exactly, in any order, with the places of the most precise', () => {
    fc.assert(
      fc.property(fc.array(digits, { maxLength: 8 }), (texts) => {
        const total = sum(texts.map(decimal));
        expect(total).toEqual(sum(texts.toReversed().map(decimal)));
        expect(total.places).toBe(Math.max(0, ...texts.map((text) => (text.split('.')[1] ?? '').length)));
        const micro = texts.reduce((units, text) => units + sum([decimal(text), { units: 0n, places: 6 }]).units, 0n);
        expect(sum([total, { units: 0n, places: 6 }]).units).toBe(micro);
      }),
    );
  });

  it('have none of the artefacts of binary fractions', () => {
    expect(digitsOf(sum(['0.1', '0.2'].map(decimal)))).toBe('0.3');
    expect(equal(sum(['0.1', '0.2'].map(decimal)), decimal('0.30'))).toBe(true);
    expect(digitsOf(subtract(decimal('100'), decimal('99.99')))).toBe('0.01');
    expect(digitsOf(subtract(decimal('0.5'), decimal('2')))).toBe('-1.5');
    expect(digitsOf(sum([]))).toBe('0');
  });

  it('are divided to so many places, half of the last one away from 0', () => {
    const quotient = (one: string, other: string, places: number): string | undefined => {
      const result = ratio(decimal(one), decimal(other), places);
      return result && digitsOf(result);
    };
    expect(quotient('9560.5', '9600.50', 4)).toBe('0.9958');
    expect([quotient('1', '8', 2), quotient('-1', '8', 2), quotient('1', '-8', 2)]).toEqual(['0.13', '-0.13', '-0.13']);
    expect([quotient('2', '3', 0), quotient('0', '7', 2), quotient('7', '0.00', 2)]).toEqual(['1', '0.00', undefined]);
    fc.assert(
      fc.property(digits, digits, fc.integer({ min: 0, max: 8 }), (one, other, places) => {
        const [dividend, divisor] = [decimal(one), decimal(other)];
        const result = ratio(dividend, divisor, places);
        if (result === undefined) return;
        // Twice what is left of the dividend is at most the divisor times a unit of the last place.
        const left = subtract(dividend, multiply(result, divisor));
        const [unit, zero] = [{ units: 1n, places }, decimal('0')];
        const size = (value: typeof left) => (compare(value, zero) < 0 ? subtract(zero, value) : value);
        expect(compare(multiply(size(left), decimal('2')), multiply(size(divisor), unit))).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('are compared as numbers', () => {
    const order = (one: string, other: string): number => compare(decimal(one), decimal(other));
    expect([order('100', '100.00'), order('-0.1', '0'), order('9.99', '10')]).toEqual([0, -1, -1]);
    expect(order('0.000001', '-999999999999999.999999')).toBe(1);
  });

  it('are equal if and only if their difference is nothing', () => {
    fc.assert(
      fc.property(digits, digits, (left, right) => {
        expect(equal(decimal(left), decimal(right))).toBe(
          Number(digitsOf(subtract(decimal(left), decimal(right)))) === 0,
        );
        expect(equal(decimal(left), sum([decimal(left), decimal('0.000000')]))).toBe(true);
      }),
    );
  });
});

describe('the plain digits of a JSON number', () => {
  it.each([
    ['100.50', '100.50'],
    ['1e2', '100'],
    ['1.50', '1.50'],
    ['1.5e1', '15'],
    ['1.50e1', '15.0'],
    ['12345e-2', '123.45'],
    ['1E-3', '0.001'],
    ['-2.5e+3', '-2500'],
    ['0e10', '0'],
    ['-0', '-0'],
    ['0.0', '0.0'],
    ['0E+50', '0'],
    ['0.00e-999', '0'],
    [`1.${'0'.repeat(60)}`, `1.${'0'.repeat(40)}`],
    [`1.5${'0'.repeat(60)}e2`, `150.${'0'.repeat(38)}`],
  ])('of %s are %s', (literal, expected) => expect(plainDigits(literal)).toBe(expected));

  it('are the same number as the literal', () => {
    const literal = fc
      .tuple(fc.boolean(), fc.nat(), fc.option(fc.nat()), fc.option(fc.integer({ min: -40, max: 40 })))
      .map(
        ([negative, whole, fraction, exponent]) =>
          `${negative ? '-' : ''}${whole}${fraction === null ? '' : `.${fraction}`}${exponent === null ? '' : `e${exponent}`}`,
      );
    fc.assert(
      fc.property(literal, (text) => {
        const plain = plainDigits(text);
        expect(plain).toMatch(/^-?(0|[1-9]\d*)(\.\d+)?$/);
        expect(Number(plain)).toBe(Number(text));
      }),
      { numRuns: 1000 },
    );
  });

  it.each(['1e41', '1e-41', '1e999999999', '1'.repeat(41), `0.${'1'.repeat(41)}`])(
    'of %s are more than anything here needs',
    (literal) => {
      expect(plainDigits(literal)).toBeUndefined();
    },
  );
});
