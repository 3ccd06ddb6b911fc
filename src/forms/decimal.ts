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

/** Whether both are the same number: `100` equals `100.00`. */
export function equal(left: Decimal, right: Decimal): boolean {
  return subtract(left, right).units === 0n;
}

/** The digits, with all places: `100.50`. */
export function digitsOf({ units, places }: Decimal): string {
  const sign = units < 0n ? '-' : '';
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  const point = digits.length - places;
  return places === 0 ? sign + digits : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

function unitsAt({ units, places }: Decimal, wanted: number): bigint {
  return units * 10n ** BigInt(wanted - places);
}
