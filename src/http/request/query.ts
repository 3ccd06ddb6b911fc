import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { AppError } from '../../errors.ts';
import { nearestName } from '../../nearest-name.ts';
import { type DocumentFormat, inapplicableOption } from '../../orders/options.ts';
import { OptionError, readOptions } from '../../orders/read-options.ts';

const noParameters = z.strictObject({});

/**
 * Reads the query against a strict schema. An unknown, repeated or bad parameter is refused with its name and
 * with what would be allowed: a misspelt one must not be passed over in silence.
 *
 * @throws AppError `invalid-parameter`
 */
export function readQuery<Query extends z.ZodObject>(
  schema: Query | undefined,
  request: Pick<IncomingMessage, 'url'>,
): z.output<Query> {
  const shape: z.ZodObject = schema ?? noParameters;
  const parameters = parametersOf(request);
  for (const name of parameters.keys()) {
    if (!Object.hasOwn(shape.shape, name)) throw unknownParameter(name, Object.keys(shape.shape));
  }
  try {
    return readOptions(shape, Object.fromEntries(parameters)) as z.output<Query>;
  } catch (error) {
    throw error instanceof OptionError ? badValue(error) : error;
  }
}

/** The query of a request target, decoded as forms are (`+` is a blank). */
function parametersOf({ url = '' }: Pick<IncomingMessage, 'url'>): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>();
  const start = url.indexOf('?');
  if (start < 0) return parameters;
  for (const pair of url.slice(start + 1).split('&')) {
    if (pair === '') continue;
    const end = pair.includes('=') ? pair.indexOf('=') : pair.length;
    const name = decode(pair.slice(0, end), pair.slice(0, end));
    const value = decode(pair.slice(end + 1), name);
    if (parameters.has(name)) {
      throw invalidParameter(name, `参数 ${shown(name)} 出现了不止一次，请只写一次。`);
    }
    parameters.set(name, value);
  }
  return parameters;
}

/** Percent-encoded UTF-8; `decodeURIComponent` refuses what is not, where `URLSearchParams` would print U+FFFD. */
function decode(text: string, parameter: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch (error) {
    const detail = '查询参数的百分号编码有误：应为 UTF-8 的百分号编码，例如 %E9%99%84。';
    throw invalidParameter(parameter, detail, { cause: error });
  }
}

function unknownParameter(name: string, known: readonly string[]): AppError {
  const meant = nearestName(name, known);
  const advice =
    known.length === 0
      ? '此地址没有查询参数'
      : meant === undefined
        ? `可用的参数：${known.join('、')}`
        : `是否想写 ${meant}？`;
  return invalidParameter(name, `没有 ${shown(name)} 这个参数。${advice}`, { allowed: known });
}

function badValue({ option, allowed, message }: OptionError): AppError {
  // A range is written `36–600`.
  const values = 'min' in allowed ? [`${allowed.min}–${allowed.max}`] : allowed;
  const advice = message === '' ? `应为 ${values.join('、')}` : message;
  return invalidParameter(option, `参数 ${option} 的值无效：${advice}。`, values.length > 0 ? { allowed: values } : {});
}

/** @param allowed the values or names that would do */
export function invalidParameter(
  parameter: string,
  detail: string,
  { allowed, cause }: { readonly allowed?: readonly string[]; readonly cause?: unknown } = {},
): AppError {
  const members = { parameter: shown(parameter), ...(allowed === undefined ? {} : { allowed }) };
  return new AppError('invalid-parameter', detail, { members, cause });
}

/** A caller's own parameter name in the answer to that caller, cut where it gets long. */
function shown(name: string): string {
  return name.length > 60 ? `${name.slice(0, 60)}…` : name;
}

/**
 * Refuses an option that says nothing of the format.
 *
 * @throws AppError `invalid-parameter`
 */
export function requireApplicable(options: Readonly<Record<string, unknown>>, format: DocumentFormat): void {
  const inapplicable = inapplicableOption(options, format);
  if (inapplicable === undefined) return;
  const { option, formats: applicable } = inapplicable;
  throw invalidParameter(option, `参数 ${option} 只用于 ${applicable.join('、')}，不用于 ${format}，请删去。`);
}
