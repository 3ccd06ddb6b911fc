import fc from 'fast-check';

/** Amounts as numbers and as decimal strings, from nothing to fifteen digits, and what stands in place of none. */
export const amounts: fc.Arbitrary<number | string | null | undefined> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(undefined, '', null) },
  { weight: 3, arbitrary: fc.nat({ max: 10_000 }) },
  { weight: 2, arbitrary: fc.nat({ max: 10_000_000 }).map((cents) => cents / 100) },
  { weight: 2, arbitrary: fc.nat({ max: 10_000_000 }).map((cents) => (cents / 100).toFixed(2)) },
  { weight: 1, arbitrary: fc.nat({ max: 1_000_000_000 }).map((millionths) => millionths / 1_000_000) },
  { weight: 1, arbitrary: fc.constantFrom('—', '/', '－', '无') },
  { weight: 1, arbitrary: fc.constantFrom(0, '0.00', '999999999999999', '999999999999999.123456', 999999999999999) },
);

/** An amount that may be below 0, with any minus. */
export const balances: fc.Arbitrary<number | string | null | undefined> = fc.oneof(
  { weight: 5, arbitrary: amounts },
  { weight: 1, arbitrary: fc.nat({ max: 10_000 }).map((amount) => -amount) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('-', '−', '－'), fc.nat({ max: 10_000 }))
      .map(([sign, amount]) => `${sign}${amount}.50`),
  },
);

/** A real calendar day, now and then a month or a year. */
export const dates: fc.Arbitrary<string> = fc
  .tuple(
    fc.integer({ min: Date.UTC(2015, 0, 1) / 86_400_000, max: Date.UTC(2029, 11, 31) / 86_400_000 }),
    fc.constantFrom(10, 10, 10, 10, 10, 10, 7, 4),
  )
  .map(([day, length]) => new Date(day * 86_400_000).toISOString().slice(0, length));

/** A start and an end in this order; either may be missing, and the end may be open. */
export const periods: fc.Arbitrary<{ startDate?: string | undefined; endDate?: string | undefined }> = fc
  .record({
    dates: fc.tuple(dates, dates),
    filed: fc.constantFrom(
      'both',
      'both',
      'both',
      'both',
      'both',
      'open',
      'start',
      'start',
      'end',
      'end',
      'none',
      'none',
    ),
  })
  .map(({ dates: [one, other], filed }) => {
    if (filed === 'open') return { startDate: one, endDate: '长期' };
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
