import { z } from 'zod';
import { meantByArtefact } from '../artefact.ts';
import { halfwidth } from '../halfwidth.ts';
import { isNoFigure, minusSigns, noFigurePattern } from '../money.ts';
import { literalOf, plainDigits } from '../number-literal.ts';
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
 * paper has where there is none (`money.ts`); absent, the empty string and blanks are an empty cell. Blanks around an
 * amount are not printed.
 */
export function amountField(meta: FieldMeta, { negative = false }: AmountOptions = {}) {
  return z
    .unknown()
    .transform((filed, context): string | undefined => {
      const value = typeof filed === 'string' ? filed.trim() : filed;
      if (value === '') return undefined;
      if (typeof value === 'string' && isNoFigure(value)) return value;
      const figure = figureIn(value);
      const problem = figure === undefined ? notAnAmount(value, negative) : problemOf(figure, negative);
      if (figure !== undefined && problem === undefined) return printed(figure);
      if (problem !== undefined) context.issues.push(fieldIssue('amount', value, problem.message, problem));
      return z.NEVER;
    })
    .meta({ ...meta, anyOf: schemasOf(negative) })
    .optional();
}

/** Decimals that count, and places that a fixed scale may fill with zeros; zeros beyond those are not printed. */
const maxDecimals = 6;
const maxPlaces = 18;
const maxWhole = 15;

function schemasOf(negative: boolean): readonly object[] {
  const sign = negative ? `[${minusSigns}]?` : '';
  const figure = `${sign}(?:0|[1-9]\\d{0,${maxWhole - 1}})(?:\\.\\d{1,${maxDecimals}}0*)?`;
  const zero = `[${minusSigns}]0(?:\\.0+)?`;
  return [
    {
      type: 'number',
      ...(negative ? { exclusiveMinimum: -1e15 } : { minimum: 0 }),
      exclusiveMaximum: 1e15,
      description: `小数最多 ${maxDecimals} 位，末尾的 0 不计。`,
    },
    { type: 'string', pattern: `^\\s*(?:${figure}|${zero}|${noFigurePattern})?\\s*$` },
  ];
}

/** A figure in its parts; put together they are what was filed. */
interface Figure {
  readonly sign: string;
  readonly whole: string;
  readonly fraction: string;
}

/** Why a value is no amount. */
interface Problem {
  /** Chinese; says what to do. */
  readonly message: string;
  /** The amount that is meant, where only one can be. */
  readonly replacement?: string;
}

const decimalString = new RegExp(`^([${minusSigns}]?)(0|[1-9]\\d*)(?:\\.(\\d+))?$`, 'u');

/** The figure of a number or of a decimal string; `undefined` for anything else. */
function figureIn(value: unknown): Figure | undefined {
  const [, sign = '', whole, fraction = ''] = decimalString.exec(textOf(value) ?? '') ?? [];
  return whole === undefined ? undefined : { sign, whole, fraction };
}

function textOf(value: unknown): string | undefined {
  const literal = literalOf(value);
  if (literal !== undefined) return plainDigits(literal);
  return typeof value === 'string' ? value : undefined;
}

const isZero = ({ whole, fraction }: Figure): boolean => !/[1-9]/.test(whole + fraction);

/** `-0` is zero, and is printed so. */
function printed(figure: Figure): string {
  const { sign, whole, fraction } = figure;
  const places = fraction.length > maxPlaces ? fraction.slice(0, maxDecimals).replace(/0+$/, '') : fraction;
  return `${isZero(figure) ? '' : sign}${whole}${places === '' ? '' : `.${places}`}`;
}

const tooLarge: Problem = { message: `数值超出范围：整数部分最多 ${maxWhole} 位，请核对。` };
const belowZero: Problem = { message: '金额不能为负数，请改正。' };
const tooPrecise: Problem = { message: `小数最多 ${maxDecimals} 位，请改正。` };

/** What is wrong with a figure as an amount, if anything. */
function problemOf(figure: Figure, negative: boolean): Problem | undefined {
  const { sign, whole, fraction } = figure;
  if (whole.length > maxWhole) return tooLarge;
  if (/[1-9]/.test(fraction.slice(maxDecimals))) return artefact(figure, negative);
  return sign !== '' && !isZero(figure) && !negative ? belowZero : undefined;
}

/** Of a figure with too many decimals: names the amount that it comes of, where it comes of a program's arithmetic. */
function artefact({ sign, whole, fraction }: Figure, negative: boolean): Problem {
  // Nothing that is longer comes of arithmetic.
  const meant = fraction.length > 60 ? undefined : meantByArtefact(`${sign && '-'}${whole}.${fraction}`);
  if (meant === undefined) return isNearZero(whole, fraction) ? askFor('0') : tooPrecise;
  const near = figureIn(meant);
  const problem = near === undefined ? tooPrecise : problemOf(near, negative);
  if (problem !== undefined) return problem === belowZero ? belowZero : tooPrecise;
  return { ...askFor(meant), replacement: meant };
}

/** Whether it is nearer to 0 than to the least amount. */
function isNearZero(whole: string, fraction: string): boolean {
  return whole === '0' && /^0{6}[0-4]/.test(fraction);
}

function askFor(meant: string): Problem {
  return { message: `小数最多 ${maxDecimals} 位，多出的似为程序运算的误差；是否指 ${meant}？请改正。` };
}

/** Of a value that is no figure: says what an amount looks like, and which one it is meant for, where that is plain. */
function notAnAmount(value: unknown, negative: boolean): Problem {
  const literal = literalOf(value);
  if (literal !== undefined) return unreadableNumber(Number(literal));
  const figure = typeof value === 'string' ? plainFigure(value) : undefined;
  const problem = figure === undefined ? undefined : problemOf(figure, negative);
  const replacement = figure === undefined || problem !== undefined ? problem?.replacement : printed(figure);
  const advice =
    problem?.message ?? (replacement === undefined ? '没有金额的留空，或写一个短横线。' : `请写成 ${replacement}。`);
  const message = '应为金额（万元）：写成数字或十进制数字字符串，例如 100 或 "100.50"，不带单位、千分位和空格。';
  return { message: message + advice, ...(replacement === undefined ? {} : { replacement }) };
}

/** A number of more digits than are looked at is too long before its point or behind it. */
function unreadableNumber(value: number): Problem {
  if (Math.abs(value) >= 10 ** maxWhole) return tooLarge;
  return Math.abs(value) < 0.5 / 10 ** maxDecimals ? askFor('0') : tooPrecise;
}

const grouped = /^-?\d{1,3}(?:(?:,\d{3})+|(?:\s\d{3})+)(?:\.\d+)?$/;

/** A figure that only its digits' width, grouping, exponent, blanks, signs or unit keep from being an amount. */
function plainFigure(text: string): Figure | undefined {
  if (text.length > 60) return undefined;
  const bare = halfwidth(text)
    .replace(/\s*(?:万元|万)$/, '')
    .replace(new RegExp(`^(?:([${minusSigns}])|\\+)\\s*`, 'u'), (_, minus) => (minus === undefined ? '' : '-'));
  const digits = grouped.test(bare) ? bare.replace(/[,\s]/g, '') : bare;
  // `.5` and `5.`, as some programs write them.
  const whole = digits.replace(/^(-?)\.(?=\d)/, '$10.').replace(/(?<=\d)\.$/, '');
  return figureIn(plainDigits(whole) ?? whole);
}
