import type { z } from 'zod';
import { inputSchemaOf } from '../forms/json-schema.ts';
import type { BatchOptions } from '../orders/batch-order.ts';
import type { DocumentOptions } from '../orders/document-order.ts';
import { type DocumentFormat, inapplicableOption } from '../orders/options.ts';
import { OptionError, readOptions } from '../orders/read-options.ts';
import { UsageError } from './command.ts';

/** The name of an option in an order, where the command line has another one. */
const orderNames: Readonly<Record<string, string>> = { date: 'documentDate', 'fiscal-year': 'fiscalYear' };

/** What the command line calls an option of an order. */
export function optionNameOf(option: string): string {
  return Object.keys(orderNames).find((name) => orderNames[name] === option) ?? option;
}

/**
 * An option with a value, as the order describes it: help, completion and documents have its words and its values from there.
 *
 * @param value what stands for the value in the help, `<标准>`
 * @param more what only the command line adds
 */
export function valueOption<Order extends z.ZodObject>(
  order: Order,
  option: string & keyof Order['shape'],
  value: string,
  more = '',
) {
  const { description, choices, standard } = describedOption(order, option);
  const list = choices.every((choice) => description.includes(choice)) ? '' : `；可用 ${choices.join('、')}`;
  const otherwise = standard === undefined || description.includes('默认') ? '' : `；默认 ${standard}`;
  return { value, help: `${description}${list}${more === '' ? otherwise : `；${more}`}`, choices };
}

/** A switch, as the order describes it. */
export function switchOption<Order extends z.ZodObject>(order: Order, option: string & keyof Order['shape']) {
  return { help: describedOption(order, option).description };
}

function describedOption(order: z.ZodObject, option: string) {
  const { description = '', enum: choices = [], default: standard } = inputSchemaOf(order).properties?.[option] ?? {};
  return {
    description: description.replace(/。$/, ''),
    choices: (choices as readonly unknown[]).map(String),
    standard: typeof standard === 'string' ? standard : undefined,
  };
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

const orderOptions: readonly (keyof DocumentOptions | keyof BatchOptions)[] = ['totals', 'text', 'on-error', 'profile'];
const written = new RegExp(`\\b(${orderOptions.join('|')})=([a-z\\d-]+)`, 'g');

/**
 * A message with the options of orders as the command line has them: messages of the press write `totals=compute`, as
 * queries do, whoever reads them.
 */
export function withOwnOptions(message: string): string {
  return message.replace(written, (_, option: string, value: string) => `--${optionNameOf(option)} ${value}`);
}
