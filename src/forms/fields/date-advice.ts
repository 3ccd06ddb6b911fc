import { z } from 'zod';
import { openEnd } from '../filed-date.ts';

/** What is wrong with a text that should be a date. */
export interface DateAdvice {
  /** Chinese; says what to do. */
  readonly message: string;
  /** The date that is meant, where only one can be. */
  readonly replacement?: string;
}

/** What to do about a text that a date field does not take; the words are those that it takes in place of a date. */
export function dateAdvice(text: string, words: readonly string[]): DateAdvice {
  const plain = text.length > longestLook ? '' : text.normalize('NFKC').trim();
  const [, day = ''] = /^(\d{4}-\d{2}-\d{2})[T ]/.exec(plain) ?? [];
  if (isDay(day)) return { message: timeAdvice(day, plain) };
  const parts = partsOf(plain);
  if (parts === undefined) return wordAdvice(plain, words);
  const date = parts.map((part, index) => (index === 0 ? part : part.padStart(2, '0'))).join('-');
  if (!isDate(date)) return { message: `没有 ${date} 这${parts.length < 3 ? '个月' : '一天'}，请改正。` };
  return { message: `日期格式不对，请写成 ${date}。`, replacement: date };
}

/** Nothing that is longer was meant for a date. */
const longestLook = 60;

function timeAdvice(date: string, text: string): string {
  const start = `表上只印日期，不印时刻；请只写日期，例如 ${date}`;
  // Midnight in China, as a program writes it that goes by universal time.
  if (!/T16:00(:00(\.0+)?)?(Z|\+00:?00)$/i.test(text)) return `${start}。`;
  const next = new Date(Date.parse(`${date}T16:00:00Z`) + 8 * 3_600_000).toISOString().slice(0, 10);
  return `${start}；若指北京时间的零时，请写成 ${next}。`;
}

function wordAdvice(text: string, words: readonly string[]): DateAdvice {
  const open = words.includes(openEnd);
  if (open && /^(?:长期有效|长久|永久|无期限|无固定期限|不限|至今|持续|常年)$/.test(text)) {
    return { message: `没有结束日期的，请写成“${openEnd}”。`, replacement: openEnd };
  }
  const more = open ? `，没有结束日期的写“${openEnd}”` : '';
  const precise = '请写成“年-月-日”（YYYY-MM-DD），例如 2021-03-05；只到月的写 2021-03，只到年的写 2021';
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
