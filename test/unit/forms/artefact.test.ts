import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isComputed, meantByArtefact } from '../../../src/forms/artefact.ts';
import { plainDigits } from '../../../src/forms/number-literal.ts';

describe('an artefact of binary arithmetic', () => {
  it.each([
    ['0.30000000000000004', '0.3'],
    ['-0.7999999999999999', '-0.8'],
    ['89.97399999999999', '89.974'],
    ['434.99999999999994', '435'],
    ['0.999999999999999', '1'],
    ['123456789.10000000149', '123456789.1'],
    ['0.1234567800000001', '0.12345678'],
    ['95.30000305175781', '95.3'],
    ['0.10000000149011612', '0.1'],
    ['1000.0999755859375', '1000.1'],
    ['0.00000000000000005551115123125783', '0'],
  ])('%s comes of %s', (digits, meant) => {
    expect(meantByArtefact(digits)).toBe(meant);
    expect(isComputed(digits)).toBe(true);
  });

  it.each(['0.3', '3.14159265', '0.0000001', '1000.0625', '0.0009765625', '1.0009765625', '100000000000000.5'])(
    'is not %s',
    (digits) => {
      expect(meantByArtefact(digits)).toBeUndefined();
      expect(isComputed(digits)).toBe(false);
    },
  );

  it.each(['12345678901234567890', '999999999999999.999999', '12345678901234.567'])(
    'is no long figure: %s',
    (digits) => {
      expect(isComputed(digits)).toBe(false);
    },
  );

  it.each(['66.66666666666667', '0.3333333333333333'])(
    '%s is computed, though of no figure that is known',
    (digits) => {
      expect([isComputed(digits), meantByArtefact(digits)]).toEqual([true, undefined]);
    },
  );

  it('is no figure of up to ten digits, and comes of the one that a step or a single precision made it of', () => {
    const figures = fc
      .tuple(fc.integer({ min: 1, max: 9_999_999 }), fc.integer({ min: 1, max: 5 }))
      .map(([units, places]) => Number(`${units}e-${places}`));
    const plain = (value: number): string => plainDigits(String(value)) ?? '';
    fc.assert(
      fc.property(figures, fc.constantFrom(1, -1), (figure, direction) => {
        expect(isComputed(plain(figure))).toBe(false);
        const next = figure * (1 + direction * 2 ** -52);
        if (next !== figure && plain(next).includes('.')) expect(meantByArtefact(plain(next))).toBe(plain(figure));
        const single = Math.fround(figure);
        if (plain(single).length > 12) expect(meantByArtefact(plain(single))).toBe(plain(figure));
      }),
      { numRuns: 1000 },
    );
  });
});
