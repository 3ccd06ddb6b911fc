import { z } from 'zod';
import { NumberLiteral, plainDigits } from '../number-literal.ts';
import { fieldIssue, type FieldMeta } from './field.ts';

/**
 * An amount in 万元, as the digits that are printed: what the filer wrote, neither rounded nor grouped.
 *
 * A JSON number has at most two decimals, because further ones are mostly an artefact of somebody's binary
 * arithmetic; who means them says so by sending a string, with at most six. `0` is a value; absent and the
 * empty string are an empty cell.
 */
export function amountField(meta: FieldMeta) {
  return z
    .unknown()
    .transform((value, context): string | undefined => {
      if (value === '') return undefined;
      const digits = digitsOf(value);
      const problem = digits === undefined ? notAnAmount(value) : problemOf(digits, typeof value === 'string');
      if (problem === undefined) return digits?.replace(/^-/, '');
      context.issues.push(fieldIssue('amount', value, problem));
      return z.NEVER;
    })
    .meta({
      ...meta,
      anyOf: [
        { type: 'number', minimum: 0, maximum: 999_999_999_999_999 },
        { type: 'string', pattern: '^((0|[1-9]\\d{0,14})(\\.\\d{1,6})?)?$' },
      ],
    })
    .optional();
}

const decimalString = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/** The digits of a number or of a decimal string; `undefined` for anything else. */
function digitsOf(value: unknown): string | undefined {
  if (value instanceof NumberLiteral) return plainDigits(value.text);
  if (typeof value === 'number') return plainDigits(String(value));
  return typeof value === 'string' && decimalString.test(value) ? value : undefined;
}

function notAnAmount(value: unknown): string {
  if (value instanceof NumberLiteral || typeof value === 'number') return '数值超出范围：整数部分最多 15 位，请核对。';
  return '应为金额（万元）：写成数字或十进制数字字符串，例如 100 或 "100.50"，不带单位、千分位和空格。';
}

function problemOf(digits: string, isString: boolean): string | undefined {
  const [whole = '', fraction = ''] = digits.replace(/^-/, '').split('.');
  // `-0` is zero, and is printed so.
  if (digits.startsWith('-') && /[1-9]/.test(digits)) return '金额不能为负数，请改正。';
  if (whole.length > 15) return '数值超出范围：整数部分最多 15 位，请核对。';
  if (isString && fraction.length > 6) return '小数最多 6 位，请改正。';
  if (!isString && fraction.length > 2) {
    return '写成数字时小数最多 2 位；确需更多位，请写成字符串（最多 6 位），例如 "0.123456"。';
  }
  return undefined;
}
