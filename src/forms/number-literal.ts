/**
 * A JSON number exactly as its filer wrote it.
 *
 * `JSON.parse` turns `100.50` into `100.5` and `0.1` into a binary fraction; what is printed must be what was
 * filed, so the reader keeps the text and each field decides what it accepts of it.
 */
export class NumberLiteral {
  /** The literal in the grammar of JSON, e.g. `100.50`, `1e2`. */
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** The text of a number of a document, as the reader gives it; `undefined` for any other value. */
export function literalOf(value: unknown): string | undefined {
  if (value instanceof NumberLiteral) return value.text;
  return typeof value === 'number' ? String(value) : undefined;
}

/** Most digits that a number may need on either side of its point. */
export const mostDigits = 40;

/**
 * The digits of a JSON number without exponent: `1e2` is `100`, `1.50` stays `1.50`.
 *
 * `undefined` if it needs more than {@link mostDigits} either way, zeros at the end of the decimals aside: nothing here is
 * that large, and `1e999999999` must cost nothing. Zero is zero with any exponent.
 */
export function plainDigits(literal: string): string | undefined {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(literal);
  if (match === null) return undefined;
  const [, sign = '', integer = '', decimals = '', exponent = '0'] = match;
  const shift = Number(exponent);
  if (Math.abs(shift) > mostDigits) return /[1-9]/.test(integer + decimals) ? undefined : `${sign}0`;
  const fraction = /[1-9]/.test(decimals.slice(mostDigits)) ? decimals : decimals.slice(0, mostDigits);
  if (integer.length > mostDigits || fraction.length > mostDigits) return undefined;
  const digits =
    '0'.repeat(Math.max(0, -shift)) + integer + fraction + '0'.repeat(Math.max(0, shift - fraction.length));
  const point = Math.max(0, -shift) + integer.length + shift;
  const whole = digits.slice(0, point).replace(/^0+(?=\d)/, '');
  const rest = digits.slice(point);
  return `${sign}${whole === '' ? '0' : whole}${rest === '' ? '' : `.${rest}`}`;
}
