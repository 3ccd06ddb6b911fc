import { z } from 'zod';
import { openEnd } from '../filed-date.ts';
import { halfwidth } from '../halfwidth.ts';
import { firstCharacters } from '../printed/first-characters.ts';

/** What is wrong with a text that should be a date. */
export interface DateAdvice {
  /** Chinese; says what to do. */
  readonly message: string;
  /** The date that is meant, where only one can be. */
  readonly replacement?: string;
}

/** What to do about a text that a date field does not take; the words are those that it takes in place of a date. */
export function dateAdvice(text: string, words: readonly string[]): DateAdvice {
  const plain = text.length > longestLook ? '' : halfwidth(text).trim();
  const [, day = ''] = /^(\d{4}-\d{2}-\d{2})[T ]/.exec(plain) ?? [];
  if (isDay(day)) return { message: timeAdvice(day, plain) };
  const parts = partsOf(plain);
  if (parts === undefined) return wordAdvice(plain, words);
  if (hasShortYear(plain)) return { message: `日期格式不对：分不清是年月还是年月日，${precise}。` };
  const date = parts.map((part, index) => (index === 0 ? part : part.padStart(2, '0'))).join('-');
  if (!isDate(date)) return { message: `没有 ${date} 这${parts.length < 3 ? '个月' : '一天'}，请改正。` };
  return { message: `日期格式不对，请写成 ${date}。`, replacement: date };
}

/** What to do about a number like `2021.10`, which many programs write as `2021.1`. */
export function fractionAdvice(text: string): DateAdvice {
  const message = `${firstCharacters(text, 20)} 是小数，分不清 1 月和 10 月；日期请写在双引号里，${precise}。`;
  return { message };
}

const precise = '请写成“年-月-日”（YYYY-MM-DD），例如 2021-03-05；只到月的写 2021-03，只到年的写 2021';

/** Whether six digits are a day as well, of a year of two digits: `200305`. */
function hasShortYear(text: string): boolean {
  const [, year = '', month = '', day = ''] = /^(\d{2})(\d{2})(\d{2})$/.exec(text) ?? [];
  return isDay(`20${year}-${month}-${day}`);
}

/** Nothing that is longer was meant for a date. */
const longestLook = 60;

function timeAdvice(date: string, text: string): string {
  const start = '表上只印日期，不印时刻；';
  const inChina = dayBegunInChina(text);
  if (inChina === undefined || inChina === date) return `${start}请只写日期，例如 ${date}。`;
  return `${start}这是北京时间 ${inChina} 的零时，请写成 ${inChina}。若指 ${date}，请写成 ${date}。`;
}

const chinaOffset = 8 * 3_600_000;

/** The day that begins in China at a time of day with an offset, as programs write it that go by universal time. */
function dayBegunInChina(text: string): string | undefined {
  const written = /^(.{10})[T ](\d{2}:\d{2})(:\d{2})?(?:[.,]0+)?(Z|[+-]\d{2}:?\d{2})(?:\[.*\])?$/i.exec(text);
  if (written === null) return undefined;
  const [, day = '', minutes = '', seconds = ':00', offset = ''] = written;
  const zone = offset.toUpperCase().replace(/^(...)(\d\d)$/, '$1:$2');
  const there = Date.parse(`${day}T${minutes}${seconds}${zone}`) + chinaOffset;
  return there % 86_400_000 === 0 ? new Date(there).toISOString().slice(0, 10) : undefined;
}

/** What people write for an end that is open, blanks and signs aside. */
const openEnds = /^(?:长期(?:有效|执行|实施|坚持)?|长久|永久|无期限|无固定期限|不限|至今|持续|常年)$/;

function wordAdvice(text: string, words: readonly string[]): DateAdvice {
  const open = words.includes(openEnd);
  if (open && openEnds.test(text.replace(/[\s。.,;、!()“”"'【】[\]-]/g, ''))) {
    return { message: `没有结束日期的，请写成“${openEnd}”。`, replacement: openEnd };
  }
  const more = open ? `，没有结束日期的写“${openEnd}”` : '';
  return { message: `日期格式不对，${precise}${more}。` };
}

/** Year, month and day as people and systems write them: `2021年3月5日`, `2021/3/5`, `2021.3`, `20210305`. */
const spellings = [
  /^(\d{4})-(\d{1,2})-(\d{1,2})$/,
  /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/,
  /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?$/,
  /^(\d{4})\s*年$/,
  /^(\d{4})(\d{2})(\d{2})$/,
  /^(\d{4})(\d{2})$/,
  /^(\d{4})$/,
];

function partsOf(text: string): readonly string[] | undefined {
  for (const spelling of spellings) {
    const match = spelling.exec(text);
    if (match !== null) return match.slice(1);
  }
  return undefined;
}

function isDate(date: string): boolean {
  return isDay(date + '-01'.repeat(Math.max(0, 3 - date.split('-').length)));
}

function isDay(date: string): boolean {
  return z.regexes.date.test(date) && date >= '1000';
}
