/**
 * Exact decimals for money: a sum of amounts never has an artefact of binary fractions.
 *
 * `100.50` is 10050 units of 10⁻², and keeps its two places.
 */
export interface Decimal {
  readonly units: bigint;
  /** Number of decimal places. */
  readonly places: number;
}

/** Reads plain digits (`100`, `-0.5`, `100.50`), as an amount field accepts them. */
export function decimal(digits: string): Decimal {
  const point = digits.indexOf('.');
  if (point < 0) return { units: BigInt(digits), places: 0 };
  return { units: BigInt(digits.slice(0, point) + digits.slice(point + 1)), places: digits.length - point - 1 };
}

/** The exact sum, with the places of the most precise summand; nothing sums to 0. */
export function sum(summands: readonly Decimal[]): Decimal {
  const places = Math.max(0, ...summands.map((summand) => summand.places));
  const units = summands.reduce((total, summand) => total + unitsAt(summand, places), 0n);
  return { units, places };
}

/** The exact difference. */
export function subtract(minuend: Decimal, subtrahend: Decimal): Decimal {
  return sum([minuend, { units: -subtrahend.units, places: subtrahend.places }]);
}

/** The exact product. */
export function multiply(left: Decimal, right: Decimal): Decimal {
  return { units: left.units * right.units, places: left.places + right.places };
}

/** The quotient with so many places, half of the last one rounded away from 0; `undefined` where the divisor is 0. */
export function ratio(dividend: Decimal, divisor: Decimal, places: number): Decimal | undefined {
  if (divisor.units === 0n) return undefined;
  const over = dividend.units * 10n ** BigInt(divisor.places + places);
  const under = divisor.units * 10n ** BigInt(dividend.places);
  const rounded = (2n * magnitude(over) + magnitude(under)) / (2n * magnitude(under));
  return { units: over < 0n === under < 0n ? rounded : -rounded, places };
}

/** Below 0, 0 or above 0 as the left one is less than, equal to or greater than the right one: `100` equals `100.00`. */
export function compare(left: Decimal, right: Decimal): number {
  const { units } = subtract(left, right);
  return units < 0n ? -1 : Number(units > 0n);
}

/** Whether both are the same number. */
export function equal(left: Decimal, right: Decimal): boolean {
  return compare(left, right) === 0;
}

/** The digits, with all places: `100.50`. */
export function digitsOf({ units, places }: Decimal): string {
  const sign = units < 0n ? '-' : '';
  const digits = magnitude(units)
    .toString()
    .padStart(places + 1, '0');
  const point = digits.length - places;
  return places === 0 ? sign + digits : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

function magnitude(units: bigint): bigint {
  return units < 0n ? -units : units;
}

function unitsAt({ units, places }: Decimal, wanted: number): bigint {
  return units * 10n ** BigInt(wanted - places);
}
