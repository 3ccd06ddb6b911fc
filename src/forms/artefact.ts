import { plainDigits } from './number-literal.ts';

/**
 * The figure that an artefact of binary arithmetic comes of: 0.3 for `0.30000000000000004`, 95.3 for
 * `95.30000305175781`, 0 for `5.551115123125783e-17`. `undefined` for what may have been written so.
 *
 * @param digits plain digits with sign and decimals
 */
export function meantByArtefact(digits: string): string | undefined {
  const count = significantDigits(digits);
  // Not even a double is printed with so many digits, unless to the last of its decimals.
  if (count > printedDigits && decimalsOf(digits) < manyDecimals) return undefined;
  const value = Number(digits);
  const near = nearOf(value, count);
  if (near === undefined) return undefined;
  const plain = plainDigits(String(near === 0 ? 0 : near));
  // Rounding has to end a run of zeros or nines; of a long figure it might only cut digits off.
  return plain !== undefined && decimalsOf(plain) + shortestRun <= decimalsOf(digits) ? plain : undefined;
}

/** Whether only a program writes so many decimals. */
export function isComputed(digits: string): boolean {
  return (
    (decimalsOf(digits) >= manyDecimals && significantDigits(digits) > doubleDigits) ||
    meantByArtefact(digits) !== undefined
  );
}

/** Significant digits that a double keeps of every decimal, that it is printed with, and that a float keeps. */
const doubleDigits = 15;
const printedDigits = 17;
const floatDigits = 7;

const manyDecimals = 10;

/** What sums and products lose, some dozen steps of a double. */
const tolerance = 2e-14;
const residue = 1e-9;
const shortestRun = 4;

function nearOf(value: number, count: number): number | undefined {
  if (count >= doubleDigits && Math.abs(value) < residue) return 0;
  const single = Number(value.toPrecision(floatDigits));
  if (count > floatDigits + 2 && Math.fround(single) === value) return single;
  if (count < doubleDigits) return undefined;
  const double = Number(value.toPrecision(doubleDigits - 3));
  return Math.abs(value - double) <= Math.abs(double) * tolerance ? double : undefined;
}

function significantDigits(digits: string): number {
  return digits.replace(/[-.]/g, '').replace(/^0+|0+$/g, '').length;
}

function decimalsOf(digits: string): number {
  return (digits.split('.')[1] ?? '').length;
}
