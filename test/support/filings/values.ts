import fc from 'fast-check';
import type { Figures } from './cells.ts';

/** Figures as numbers and as decimal strings, from nothing to the largest, and what stands in place of none. */
export function figures({ max, largest, places, negative, mayBeDash }: Figures) {
  const upTo = (bound: number): number => Math.min(max, bound);
  const scaled = (decimals: number, bound: number) => {
    const scale = 10 ** Math.min(decimals, places);
    return fc.nat({ max: upTo(bound) * scale }).map((units) => units / scale);
  };
  const positive: fc.Arbitrary<number | string | null | undefined> = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(undefined, '', null) },
    { weight: 3, arbitrary: fc.nat({ max: upTo(10_000) }) },
    { weight: 2, arbitrary: scaled(2, 100_000) },
    { weight: 2, arbitrary: scaled(2, 100_000).map((figure) => figure.toFixed(Math.min(2, places))) },
    { weight: 1, arbitrary: scaled(6, 1_000) },
    ...(mayBeDash ? [{ weight: 1, arbitrary: fc.constantFrom('—', '/', '－', '无') }] : []),
    { weight: 1, arbitrary: fc.constantFrom(0, '0.00', String(max), largest, max) },
  );
  if (!negative) return positive;
  const below = fc.nat({ max: upTo(10_000) - 1 });
  return fc.oneof(
    { weight: 5, arbitrary: positive },
    { weight: 1, arbitrary: below.map((figure) => -figure) },
    {
      weight: 1,
      arbitrary: fc.tuple(fc.constantFrom('-', '−', '－'), below).map(([sign, figure]) => `${sign}${figure}.50`),
    },
  );
}

/** A real calendar day, now and then a month or a year, as text, as number or as a time at midnight. */
export const dates: fc.Arbitrary<string | number> = fc
  .tuple(
    fc.integer({ min: Date.UTC(2015, 0, 1) / 86_400_000, max: Date.UTC(2029, 11, 31) / 86_400_000 }),
    fc.constantFrom('day', 'day', 'day', 'day', 'day', 'day', 'month', 'year', 'number', 'midnight'),
  )
  .map(([days, kind]) => {
    const day = new Date(days * 86_400_000).toISOString().slice(0, 10);
    if (kind === 'number') return Number(day.slice(0, 4));
    if (kind === 'midnight') return `${day}T00:00:00+08:00`;
    return day.slice(0, { day: 10, month: 7, year: 4 }[kind]);
  });

/** A number between the bounds: near one of those that are usual, a bound, or any. */
export function numbers(
  { min, max, whole }: { readonly min: number; readonly max: number; readonly whole: boolean },
  usual: readonly number[],
): fc.Arbitrary<number> {
  const within = (number: number): number => Math.max(min, Math.min(max, number));
  const near = usual.length === 0 ? fc.integer({ min, max }) : fc.constantFrom(...usual);
  return fc.oneof(
    { weight: 8, arbitrary: fc.tuple(near, fc.integer({ min: -5, max: 5 })).map(([one, by]) => within(one + by)) },
    { weight: 1, arbitrary: fc.integer({ min, max }) },
    { weight: 1, arbitrary: fc.constantFrom(min, max) },
    ...(whole ? [] : [{ weight: 2, arbitrary: fc.integer({ min, max: max - 1 }).map((number) => number + 0.5) }]),
  );
}

/** A list of no, one, some or the most items; mostly few, so that a filing stays printable. */
export function listOf<Item>(item: fc.Arbitrary<Item>, most: number, least = 0): fc.Arbitrary<Item[]> {
  const few = Math.min(5, most);
  return fc.oneof(
    ...(least === 0 ? [{ weight: 2, arbitrary: fc.constant([] as Item[]) }] : []),
    { weight: 3, arbitrary: fc.array(item, { minLength: 1, maxLength: 1, size: 'max' }) },
    { weight: 4, arbitrary: fc.array(item, { minLength: Math.min(2, few), maxLength: few, size: 'max' }) },
    { weight: 1, arbitrary: fc.array(item, { minLength: few, maxLength: most, size: 'max' }) },
  );
}

/** Without its absent properties: what a JSON text would hold. */
export function withoutAbsent<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}
