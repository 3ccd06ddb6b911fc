import { type FiledDate, openEnd } from '../filed-date.ts';

/** `2020年10月15日`, `2020年10月`, `2020年`, `长期`; nothing filed prints nothing. */
export function longDate(date: FiledDate | undefined): string {
  if (date === openEnd) return date;
  const units = ['年', '月', '日'];
  return partsOf(date)
    .map((part, index) => `${part}${units[index] ?? ''}`)
    .join('');
}

/**
 * `2021年 1 月 1 日`, `2021年12 月 31日`: the issued form leaves room for two digits each, and blanks stand
 * where a digit is missing. What is no day has no such room to fill: `2021年1月`.
 */
export function spacedDate(date: FiledDate | undefined): string {
  const [year = '', month = '', day] = partsOf(date);
  return day === undefined ? longDate(date) : `${year}年${month.padStart(2)} 月 ${day.padEnd(2)}日`;
}

/** `2021.1.1-2021.12.31`, `2021.1-长期`; with one date only `2021.1.1-` or `-2021.12.31`; with none nothing. */
export function period(start: FiledDate | undefined, end: FiledDate | undefined): string {
  const [from, to] = [dottedDate(start), dottedDate(end)];
  return from === '' && to === '' ? '' : `${from}-${to}`;
}

/** A year alone would look like any number: `2021年`. */
function dottedDate(date: FiledDate | undefined): string {
  const parts = partsOf(date);
  return parts.length > 1 ? parts.join('.') : longDate(date);
}

/** The parts of a date as digits without leading zeros. */
function partsOf(date: FiledDate | undefined): readonly string[] {
  if (date === undefined || date === '' || date === openEnd) return [];
  return date.split('-').map((part) => String(Number(part)));
}
