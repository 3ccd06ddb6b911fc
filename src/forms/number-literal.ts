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

/**
 * The digits of a JSON number without exponent: `1e2` is `100`, `1.50` stays `1.50`.
 *
 * `undefined` if it needs more than forty digits either way: nothing here is that large, and `1e999999999`
 * must cost nothing.
 */
export function plainDigits(literal: string): string | undefined {
  const match = /^(-?)(\d{1,40})(?:\.(\d{1,40}))?(?:[eE]([+-]?\d{1,4}))?$/.exec(literal);
  if (match === null) return undefined;
  const [, sign = '', integer = '', fraction = '', exponent = '0'] = match;
  const shift = Number(exponent);
  if (Math.abs(shift) > 40) return undefined;
  const digits =
    '0'.repeat(Math.max(0, -shift)) + integer + fraction + '0'.repeat(Math.max(0, shift - fraction.length));
  const point = Math.max(0, -shift) + integer.length + shift;
  const whole = digits.slice(0, point).replace(/^0+(?=\d)/, '');
  const rest = digits.slice(point);
  return `${sign}${whole === '' ? '0' : whole}${rest === '' ? '' : `.${rest}`}`;
}
