import { z } from 'zod';
import { type FiledDate, openEnd } from '../filed-date.ts';
import { kindOfValue } from '../json-value.ts';
import { literalOf } from '../number-literal.ts';
import { type DateAdvice, dateAdvice, fractionAdvice } from './date-advice.ts';
import { type FieldMeta, fieldIssue } from './field.ts';

/**
 * zod's own pattern knows the days of each month, leap years included. Years below 1000 are slips (`0221` for `2021`),
 * and would be printed without their zeros.
 */
const day = `(?=[1-9])${z.regexes.date.source.replace(/^\^|\$$/g, '')}`;
const month = '[1-9]\\d{3}-(?:0[1-9]|1[0-2])';
const year = '[1-9]\\d{3}';

/** Midnight as serialisers write it after a day: with or without seconds, fractions, the offset and the name of a zone. */
const midnight =
  '[Tt ]00(?::00(?::00(?:[.,]0{1,9})?)?)?(?:[Zz]|[+-]\\d{2}(?::?\\d{2})?)?(?:\\[[A-Za-z0-9_/+-]{1,40}\\])?';

/** What a text may be besides the words of a field. */
const filed = [`${day}(?:${midnight})?`, month, year];

const calendarDay = new RegExp(`^(${day})(?:${midnight})?$`);
const monthOrYear = new RegExp(`^(?:${month}|${year})$`);

/**
 * A date as the paper has it: a calendar day, a month `2021-01` or a year, `2021`. A date-time at midnight is a day.
 * Absent, the empty string and blanks leave the cell to be filled by hand; blanks around a date are not printed.
 */
export function dateField(meta: FieldMeta) {
  return dateOr([], { 'x-type': 'FiledDate', ...meta });
}

/** The end of a period: a date, or `长期`. */
export function endDateField(meta: FieldMeta) {
  return dateOr([openEnd], { 'x-type': 'FiledEndDate', ...meta });
}

function dateOr(words: readonly string[], meta: FieldMeta) {
  const anyText = `^\\s*(?:${[...filed, ...words].join('|')})?\\s*$`;
  return z
    .unknown()
    .transform((value, context): FiledDate => {
      const text = textOf(value);
      const date = text === undefined || text === '' || words.includes(text) ? text : dateIn(text);
      if (date !== undefined) return date;
      context.issues.push(text === undefined ? wrongKind(value) : noDate(value, adviceOn(value, text, words)));
      return z.NEVER;
    })
    .meta({
      ...meta,
      anyOf: [
        { type: 'string', format: 'date', pattern: `^${day}$` },
        { type: 'string', pattern: `^(?:${month}|${year})$`, title: '月或年' },
        { type: 'integer', minimum: 1000, maximum: 9999, title: '年' },
        { type: 'string', pattern: `^${day}${midnight}$`, title: '零时，即这一天' },
        ...words.map((word) => ({ const: word })),
        { const: '' },
        { type: 'string', pattern: anyText, title: '前后的空白不计' },
      ],
      'x-pattern': anyText,
      examples: ['2021-03-05', '2021-03', ...words],
    })
    .optional();
}

/** A year may be a number; a finding quotes any other number as text. */
function textOf(value: unknown): string | undefined {
  const literal = literalOf(value);
  if (literal === undefined) return typeof value === 'string' ? value.trim() : undefined;
  const number = Number(literal);
  return Number.isInteger(number) ? String(number) : literal;
}

/** A number with a fraction has lost what tells January from October. */
function adviceOn(value: unknown, text: string, words: readonly string[]): DateAdvice {
  return typeof value !== 'string' && text.includes('.') ? fractionAdvice(text) : dateAdvice(text, words);
}

/** The date without its midnight; `undefined` where the text is none. */
function dateIn(text: string): FiledDate | undefined {
  return calendarDay.exec(text)?.[1] ?? (monthOrYear.test(text) ? text : undefined);
}

function noDate(value: unknown, { message, replacement }: DateAdvice) {
  return fieldIssue('date', value, message, { replacement });
}

function wrongKind(value: unknown) {
  return fieldIssue('type', value, `应为日期，写在双引号里，例如 "2021-03-05"，却是${kindOfValue(value)}，请改正。`);
}
