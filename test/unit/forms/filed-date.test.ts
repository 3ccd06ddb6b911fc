import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBefore, openEnd } from '../../../src/forms/filed-date.ts';

const day = fc
  .integer({ min: Date.UTC(1999, 0, 1) / 86_400_000, max: Date.UTC(2001, 11, 31) / 86_400_000 })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));

/** A date of any precision that a day may be filed in. */
const precisions = fc.constantFrom(4, 7, 10);

describe('a date is before another', () => {
  it('where every day that it may mean is', () => {
    fc.assert(
      fc.property(day, day, precisions, precisions, (left, right, leftLength, rightLength) => {
        const [one, other] = [left.slice(0, leftLength), right.slice(0, rightLength)];
        const length = Math.min(leftLength, rightLength);
        // As far as both go.
        expect(isBefore(one, other), `${one} ${other}`).toBe(left.slice(0, length) < right.slice(0, length));
      }),
      { numRuns: 1000 },
    );
  });

  it('and never both before and after it', () => {
    const date = fc.oneof(
      fc.tuple(day, precisions).map(([text, length]) => text.slice(0, length)),
      fc.constantFrom(openEnd, ''),
    );
    fc.assert(
      fc.property(date, date, date, (one, other, third) => {
        expect(isBefore(one, other) && isBefore(other, one)).toBe(false);
        if (isBefore(one, other) && isBefore(other, third)) expect(isBefore(one, third)).toBe(true);
        expect(isBefore(one, one)).toBe(false);
      }),
    );
  });

  it('unless its end is open or a cell is empty', () => {
    expect(isBefore('9999-12-31', openEnd)).toBe(true);
    expect(isBefore(openEnd, '9999-12-31')).toBe(false);
    for (const nothing of ['', undefined]) {
      expect([isBefore(nothing, '2021'), isBefore('2021', nothing), isBefore(openEnd, nothing)]).toEqual([
        false,
        false,
        false,
      ]);
    }
  });
});
