import type { z } from 'zod';
import { type DocumentFormat, inapplicableOption, profiles } from '../orders/options.ts';
import { OptionError, readOptions } from '../orders/read-options.ts';
import { UsageError } from './command.ts';

/** Options of every command that prints. */
export const printOptions = {
  profile: { value: '<标准>', help: `仅 pdf：${profiles.join('、')}；默认 plain` },
  totals: { value: '<方式>', help: '空着的合计：as-filed 照印空格（默认），compute 算出并印上' },
} as const;

/** `--text` of every command that reads filings. */
export const textOption = {
  value: '<方式>',
  help: '含义唯一、但不能原样印出的字符：normalise 改正后打印并告知（默认），as-filed 按错误退回',
} as const;

/** The name of an option in an order, where the command line has another one. */
const orderNames: Readonly<Record<string, string>> = { date: 'documentDate', 'fiscal-year': 'fiscalYear' };

/** What the command line calls an option of an order. */
export function optionNameOf(option: string): string {
  return Object.keys(orderNames).find((name) => orderNames[name] === option) ?? option;
}

/** What the options of a command ask for; those that are none of an order are left out. Throws UsageError. */
export function askedOptions<Options extends z.ZodObject>(
  schema: Options,
  given: Readonly<Record<string, string | boolean | undefined>>,
): z.output<Options> {
  const asked: Record<string, string | boolean> = {};
  for (const [name, value] of Object.entries(given)) {
    const option = orderNames[name] ?? name;
    if (value !== undefined && Object.hasOwn(schema.shape, option)) asked[option] = value;
  }
  try {
    return readOptions(schema, asked);
  } catch (error) {
    throw error instanceof OptionError ? badValue(error, asked[error.option]) : error;
  }
}

function badValue({ option, allowed, message }: OptionError, value: unknown): UsageError {
  const list = 'min' in allowed ? `${allowed.min} 到 ${allowed.max} 的整数` : `${allowed.join('、')} 之一`;
  return new UsageError(
    `选项 --${optionNameOf(option)} 的值“${String(value)}”无效，${message === '' ? `应为 ${list}` : message}。`,
  );
}

/** Throws UsageError for an option that says nothing of the format; a date that no file takes does no harm. */
export function refuseInapplicable(asked: Readonly<Record<string, unknown>>, format: DocumentFormat): void {
  const inapplicable = inapplicableOption({ ...asked, documentDate: undefined }, format);
  if (inapplicable === undefined) return;
  const { option, formats } = inapplicable;
  throw new UsageError(`选项 --${option} 只用于 ${formats.join('、')}，而格式是 ${format}。`);
}
