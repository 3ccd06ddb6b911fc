import { z } from 'zod';
import { meantByArtefact } from '../artefact.ts';
import { compare, decimal } from '../decimal.ts';
import { halfwidth } from '../halfwidth.ts';
import { isNoFigure, minusSigns } from '../money.ts';
import { literalOf, plainDigits } from '../number-literal.ts';
import { type DecimalOptions, decimalSchemas, mostWhole } from './decimal-schema.ts';
import { type FieldMeta, fieldIssue } from './field.ts';

/** What an amount may be besides a figure from 0 up. */
type AmountOptions = Pick<DecimalOptions, 'negative'>;

/** A kind of decimal: its bounds, and the words for it. */
interface Decimals extends DecimalOptions {
  readonly rule: 'amount' | 'decimal';
  /** `金额`, as in 金额不能为负数. */
  readonly noun: string;
  /** `金额（万元）`, as in 应为金额（万元）. */
  readonly what: string;
  /** Units that filers write behind a figure, between bars. */
  readonly units: string;
  /** Chinese: what to do where there is none. */
  readonly ifNone: string;
}

/**
 * A decimal – a score, a rate – as the characters that are printed: what the filer wrote, neither rounded nor grouped.
 *
 * Zeros after the decimals that count are those of a database column with a fixed scale. More decimals are an artefact of
 * binary arithmetic. `0` is a value; absent, the empty string and blanks are an empty cell. Blanks around it are
 * not printed.
 */
export function decimalField(meta: FieldMeta, options: DecimalOptions) {
  const words = { noun: '数值', what: '数值', units: '分|%', ifNone: '没有数值的留空。' };
  return fieldOf(meta, { rule: 'decimal', ...words, ...options });
}

/** An amount in 万元, a decimal of six places; a dash or a slash is what paper has where there is none (`money.ts`). */
export function amountField(meta: FieldMeta, { negative = false }: AmountOptions = {}) {
  const words = { noun: '金额', what: '金额（万元）', units: '万元|万', ifNone: '没有金额的留空，或写一个短横线。' };
  const type = negative ? 'FiledBalance' : 'FiledAmount';
  return fieldOf({ 'x-type': type, ...meta }, { rule: 'amount', ...words, places: 6, negative, mayBeDash: true });
}

function fieldOf(meta: FieldMeta, decimals: Decimals) {
  return z
    .unknown()
    .transform((filed, context): string | undefined => {
      const value = typeof filed === 'string' ? filed.trim() : filed;
      if (value === '') return undefined;
      if (decimals.mayBeDash === true && typeof value === 'string' && isNoFigure(value)) return value;
      const figure = figureIn(value);
      const problem = figure === undefined ? notADecimal(value, decimals) : problemOf(figure, decimals);
      if (figure !== undefined && problem === undefined) return printed(figure, decimals);
      if (problem !== undefined) context.issues.push(fieldIssue(decimals.rule, value, problem.message, problem));
      return z.NEVER;
    })
    .meta({ ...meta, anyOf: decimalSchemas(decimals) })
    .optional();
}

/** Places that a fixed scale may fill with zeros; zeros beyond those are not printed. */
const maxPlaces = 18;

/** A figure in its parts; put together they are what was filed. */
interface Figure {
  readonly sign: string;
  readonly whole: string;
  readonly fraction: string;
}

/** Why a value is no decimal of a kind. */
interface Problem {
  /** Chinese; says what to do. */
  readonly message: string;
  /** The decimal that is meant, where only one can be. */
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
function printed(figure: Figure, { places }: Decimals): string {
  const { sign, whole, fraction } = figure;
  const shown = fraction.length > maxPlaces ? fraction.slice(0, places).replace(/0+$/, '') : fraction;
  return `${isZero(figure) ? '' : sign}${whole}${shown === '' ? '' : `.${shown}`}`;
}

function tooLarge({ max }: Decimals): Problem {
  return { message: `数值超出范围：${max === undefined ? `整数部分最多 ${mostWhole} 位` : `最大 ${max}`}，请核对。` };
}

function tooPrecise({ places }: Decimals): Problem {
  return { message: `小数最多 ${places} 位，请改正。` };
}

/** What is wrong with a figure as a decimal of a kind, if anything. */
function problemOf(figure: Figure, decimals: Decimals): Problem | undefined {
  const { whole, fraction } = figure;
  if (whole.length > mostWhole) return tooLarge(decimals);
  if (/[1-9]/.test(fraction.slice(decimals.places))) return artefact(figure, decimals);
  if (decimals.max !== undefined && compare(decimal(`${whole}.${fraction}0`), decimal(String(decimals.max))) > 0) {
    return tooLarge(decimals);
  }
  return isBelowZero(figure, decimals) ? { message: `${decimals.noun}不能为负数，请改正。` } : undefined;
}

function isBelowZero(figure: Figure, { negative = false }: Decimals): boolean {
  return figure.sign !== '' && !isZero(figure) && !negative;
}

/** Of a figure with too many decimals: names the decimal that it comes of, where it comes of a program's arithmetic. */
function artefact({ sign, whole, fraction }: Figure, decimals: Decimals): Problem {
  // Nothing that is longer comes of arithmetic.
  const meant = fraction.length > 60 ? undefined : meantByArtefact(`${sign && '-'}${whole}.${fraction}`);
  if (meant === undefined) return isNearZero(whole, fraction, decimals) ? askFor('0', decimals) : tooPrecise(decimals);
  const near = figureIn(meant);
  const problem = near === undefined ? tooPrecise(decimals) : problemOf(near, decimals);
  if (problem === undefined) return { ...askFor(meant, decimals), replacement: meant };
  return near !== undefined && isBelowZero(near, decimals) ? problem : tooPrecise(decimals);
}

/** Whether it is nearer to 0 than to the least decimal. */
function isNearZero(whole: string, fraction: string, { places }: Decimals): boolean {
  return whole === '0' && /^0*$/.test(fraction.slice(0, places)) && /^[0-4]/.test(fraction.slice(places));
}

function askFor(meant: string, { places }: Decimals): Problem {
  return { message: `小数最多 ${places} 位，多出的似为程序运算的误差；是否指 ${meant}？请改正。` };
}

/** Of a value that is no figure: says what a decimal looks like, and which one it is meant for, where that is plain. */
function notADecimal(value: unknown, decimals: Decimals): Problem {
  const literal = literalOf(value);
  if (literal !== undefined) return unreadableNumber(Number(literal), decimals);
  const figure = typeof value === 'string' ? plainFigure(value, decimals) : undefined;
  const problem = figure === undefined ? undefined : problemOf(figure, decimals);
  const isMeant = figure !== undefined && problem === undefined;
  const replacement = isMeant ? printed(figure, decimals) : problem?.replacement;
  const advice = problem?.message ?? (replacement === undefined ? decimals.ifNone : `请写成 ${replacement}。`);
  const message = `应为${decimals.what}：写成数字或十进制数字字符串，例如 100 或 "100.50"，不带单位、千分位和空格。`;
  return { message: message + advice, ...(replacement === undefined ? {} : { replacement }) };
}

/** A number of more digits than are looked at is too long before its point or behind it. */
function unreadableNumber(value: number, decimals: Decimals): Problem {
  if (Math.abs(value) >= 10 ** mostWhole) return tooLarge(decimals);
  return Math.abs(value) < 0.5 / 10 ** decimals.places ? askFor('0', decimals) : tooPrecise(decimals);
}

const grouped = /^-?\d{1,3}(?:(?:,\d{3})+|(?:\s\d{3})+)(?:\.\d+)?$/;

/** A figure that only its digits' width, grouping, exponent, blanks, signs or unit keep from being a decimal. */
function plainFigure(text: string, { units }: Decimals): Figure | undefined {
  if (text.length > 60) return undefined;
  const bare = halfwidth(text)
    .replace(new RegExp(`\\s*(?:${units})$`), '')
    .replace(new RegExp(`^(?:([${minusSigns}])|\\+)\\s*`, 'u'), (_, minus) => (minus === undefined ? '' : '-'));
  const digits = grouped.test(bare) ? bare.replace(/[,\s]/g, '') : bare;
  // `.5` and `5.`, as some programs write them.
  const whole = digits.replace(/^(-?)\.(?=\d)/, '$10.').replace(/(?<=\d)\.$/, '');
  return figureIn(plainDigits(whole) ?? whole);
}
