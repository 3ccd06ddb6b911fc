/** `2020年10月15日`; nothing filed prints nothing. */
export function longDate(date: string | undefined): string {
  const day = calendarDay(date);
  return day === undefined ? '' : `${day.year}年${day.month}月${day.day}日`;
}

/**
 * `2021年 1 月 1 日`, `2021年12 月 31日`: the issued form leaves room for two digits each, and blanks stand
 * where a digit is missing.
 */
export function spacedDate(date: string | undefined): string {
  const day = calendarDay(date);
  return day === undefined ? '' : `${day.year}年${day.month.padStart(2)} 月 ${day.day.padEnd(2)}日`;
}

/** `2021.1.1-2021.12.31`; with one date only `2021.1.1-` or `-2021.12.31`; with none nothing. */
export function period(start: string | undefined, end: string | undefined): string {
  const [from, to] = [dottedDate(start), dottedDate(end)];
  return from === '' && to === '' ? '' : `${from}-${to}`;
}

function dottedDate(date: string | undefined): string {
  const day = calendarDay(date);
  return day === undefined ? '' : `${day.year}.${day.month}.${day.day}`;
}

/** The parts of an ISO date as digits without leading zeros. */
function calendarDay(date: string | undefined) {
  if (date === undefined || date === '') return undefined;
  const [year = '', month = '', day = ''] = date.split('-').map((part) => String(Number(part)));
  return { year, month, day };
}
