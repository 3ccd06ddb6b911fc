import { z } from 'zod';
import { digitsOf } from '../decimal.ts';
import { isNoFigure, minusSigns, noFigurePattern } from '../money.ts';
import { unicodeForm } from '../../characters/unicode-form.ts';
import { NumberLiteral, plainDigits } from '../number-literal.ts';
import { fieldIssue, type FieldMeta } from './field.ts';

/** What an amount may be besides a figure from 0 up. */
export interface AmountOptions {
  /** Whether it may be below 0. */
  readonly negative?: boolean;
}

/**
 * An amount in 万元, as the characters that are printed: what the filer wrote, neither rounded nor grouped.
 *
 * At most six decimals count, whether in a number or in a string; zeros after them are those of a database column with a
 * fixed scale. More than six are an artefact of somebody's binary arithmetic. `0` is a value, a dash or a slash is what
 * paper has where there is none (`money.ts`); absent and the empty string are an empty cell.
 */
export function amountField(meta: FieldMeta, { negative = false }: AmountOptions = {}) {
  return z
    .unknown()
    .transform((value, context): string | undefined => {
      if (value === '') return undefined;
      if (typeof value === 'string' && isNoFigure(value)) return value;
      const figure = figureIn(value);
      const problem = figure === undefined ? undefined : problemOf(figure, negative);
      if (figure !== undefined && problem === undefined) return printed(figure);
      context.issues.push(problem === undefined ? notAnAmount(value) : fieldIssue('amount', value, problem));
      return z.NEVER;
    })
    .meta({ ...meta, anyOf: schemasOf(negative) })
    .optional();
}

/** Decimals that count, and places that a fixed scale may fill with zeros. */
const maxDecimals = 6;
const maxPlaces = 18;

function schemasOf(negative: boolean): readonly object[] {
  const fraction = `\\.\\d{1,${maxDecimals}}0{0,${maxPlaces - maxDecimals}}`;
  const sign = negative ? `[${minusSigns}]?` : '';
  const figure = `${sign}(?:0|[1-9]\\d{0,14})(?:${fraction})?`;
  const zero = `[${minusSigns}]0(?:\\.0{1,${maxPlaces}})?`;
  return [
    {
      type: 'number',
      ...(negative ? { exclusiveMinimum: -1e15 } : { minimum: 0 }),
      exclusiveMaximum: 1e15,
      description: `小数最多 ${maxDecimals} 位，末尾的 0 不计。`,
    },
    { type: 'string', pattern: `^(?:|${figure}|${zero}|${noFigurePattern})$` },
  ];
}

/** A figure in its parts; put together they are what was filed. */
interface Figure {
  readonly sign: string;
  readonly whole: string;
  readonly fraction: string;
}

const decimalString = new RegExp(`^([${minusSigns}]?)(0|[1-9]\\d*)(?:\\.(\\d+))?$`, 'u');

/** The figure of a number or of a decimal string; `undefined` for anything else. */
function figureIn(value: unknown): Figure | undefined {
  const text = textOf(value);
  if (text === undefined) return undefined;
  const match = decimalString.exec(text);
  if (match === null) return undefined;
  const [, sign = '', whole = '', fraction = ''] = match;
  return { sign, whole, fraction };
}

function textOf(value: unknown): string | undefined {
  if (value instanceof NumberLiteral) return plainDigits(value.text);
  if (typeof value === 'number') return plainDigits(String(value));
  return typeof value === 'string' ? value : undefined;
}

const isZero = ({ whole, fraction }: Figure): boolean => !/[1-9]/.test(whole + fraction);

/** `-0` is zero, and is printed so. */
function printed(figure: Figure): string {
  const { sign, whole, fraction } = figure;
  return `${isZero(figure) ? '' : sign}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

const tooLarge = '数值超出范围：整数部分最多 15 位，请核对。';

function problemOf(figure: Figure, negative: boolean): string | undefined {
  const { sign, whole, fraction } = figure;
  if (sign !== '' && !isZero(figure) && !negative) return '金额不能为负数，请改正。';
  if (whole.length > 15) return tooLarge;
  if (fraction.length > maxPlaces || /[1-9]/.test(fraction.slice(maxDecimals))) return tooPrecise(figure);
  return undefined;
}

/** Names the amount that an artefact of binary arithmetic (`0.30000000000000004`) comes of. */
function tooPrecise({ sign, whole, fraction }: Figure): string {
  const isArtefact = /(?:0{4}|9{4})\d{0,2}$/.test(fraction);
  const roundsUp = fraction.charAt(maxDecimals) >= '5';
  const units = BigInt(whole + fraction.slice(0, maxDecimals)) + (roundsUp ? 1n : 0n);
  const near = sign + digitsOf({ units, places: maxDecimals }).replace(/\.?0+$/, '');
  return `小数最多 ${maxDecimals} 位${isArtefact ? `，多出的似为程序运算的误差；是否指 ${near}？` : '，'}请改正。`;
}

function notAnAmount(value: unknown) {
  if (value instanceof NumberLiteral || typeof value === 'number') return fieldIssue('amount', value, tooLarge);
  const replacement = typeof value === 'string' ? plainFigure(value) : undefined;
  const advice = replacement === undefined ? '没有金额的留空，或写一个短横线。' : `请写成 ${replacement}。`;
  const message = '应为金额（万元）：写成数字或十进制数字字符串，例如 100 或 "100.50"，不带单位、千分位和空格。';
  return fieldIssue('amount', value, message + advice, { replacement });
}

/** A figure that only its digits' width, its grouping, blanks or its unit keep from being an amount. */
function plainFigure(text: string): string | undefined {
  if (text.length > 60) return undefined;
  const narrow = unicodeForm(text, 'NFKC').replace(/\s+|万元$|万$/g, '');
  const plain = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(narrow) ? narrow.replaceAll(',', '') : narrow;
  return /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,6})?$/.test(plain) ? plain : undefined;
}
