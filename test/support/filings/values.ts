import fc from 'fast-check';

/** Amounts as numbers and as decimal strings, from nothing to fifteen digits. */
export const amounts: fc.Arbitrary<number | string | undefined> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(undefined, '') },
  { weight: 3, arbitrary: fc.nat({ max: 10_000 }) },
  { weight: 2, arbitrary: fc.nat({ max: 10_000_000 }).map((cents) => cents / 100) },
  { weight: 2, arbitrary: fc.nat({ max: 10_000_000 }).map((cents) => (cents / 100).toFixed(2)) },
  { weight: 1, arbitrary: fc.constantFrom(0, '0.00', '999999999999999', '999999999999999.123456', 999999999999999) },
);

/** A real calendar day. */
export const dates: fc.Arbitrary<string> = fc
  .integer({ min: Date.UTC(2015, 0, 1) / 86_400_000, max: Date.UTC(2029, 11, 31) / 86_400_000 })
  .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));

/** A start and an end in this order; either may be missing. */
export const periods: fc.Arbitrary<{ startDate?: string | undefined; endDate?: string | undefined }> = fc
  .record({
    dates: fc.tuple(dates, dates),
    filed: fc.constantFrom('both', 'both', 'both', 'start', 'end', 'none'),
  })
  .map(({ dates: [one, other], filed }) => {
    const [startDate, endDate] = one <= other ? [one, other] : [other, one];
    return {
      ...(filed === 'both' || filed === 'start' ? { startDate } : {}),
      ...(filed === 'both' || filed === 'end' ? { endDate } : {}),
    };
  });

/** A list of no, one, some or the most items; mostly few, so that a filing stays printable. */
export function listOf<Item>(item: fc.Arbitrary<Item>, most: number, least = 0): fc.Arbitrary<Item[]> {
  return fc.oneof(
    ...(least === 0 ? [{ weight: 2, arbitrary: fc.constant([] as Item[]) }] : []),
    { weight: 3, arbitrary: fc.array(item, { minLength: 1, maxLength: 1, size: 'max' }) },
    { weight: 4, arbitrary: fc.array(item, { minLength: 2, maxLength: Math.min(5, most), size: 'max' }) },
    { weight: 1, arbitrary: fc.array(item, { minLength: Math.min(5, most), maxLength: most, size: 'max' }) },
  );
}

/** Without its absent properties: what a JSON text would hold. */
export function withoutAbsent<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}
