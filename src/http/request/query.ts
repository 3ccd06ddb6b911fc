import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { AppError } from '../../errors.ts';
import { inputSchemaOf, type JsonSchema } from '../../forms/json-schema.ts';
import { nearestName } from '../../nearest-name.ts';

/** `true` or `false`, nothing else. */
export function flagParameter(description: string) {
  return z
    .preprocess((text) => (text === 'true' ? true : text === 'false' ? false : text), z.boolean())
    .default(false)
    .meta({ description });
}

/** A whole number written in plain digits. */
export function integerParameter(description: string, { min, max }: { readonly min: number; readonly max: number }) {
  const digits = (text: unknown): unknown => (typeof text === 'string' && /^\d{1,9}$/.test(text) ? Number(text) : text);
  return z.preprocess(digits, z.int().min(min).max(max)).optional().meta({ description });
}

/** What is read of a request: its target, path and query. */
export type RequestTarget = Pick<IncomingMessage, 'url'>;

const noParameters = z.strictObject({});

/**
 * Reads the query against a strict schema. An unknown, repeated or bad parameter is refused with its name and
 * with what would be allowed: a misspelt one must not be passed over in silence.
 *
 * @throws AppError `invalid-parameter`
 */
export function readQuery<Query extends z.ZodObject>(
  schema: Query | undefined,
  request: RequestTarget,
): z.output<Query> {
  const shape: z.ZodObject = schema ?? noParameters;
  const parameters = parametersOf(request);
  for (const name of parameters.keys()) {
    if (!Object.hasOwn(shape.shape, name)) throw unknownParameter(name, Object.keys(shape.shape));
  }
  const read = shape.safeParse(Object.fromEntries(parameters));
  if (read.success) return read.data as z.output<Query>;
  const [issue] = read.error.issues;
  const name = String(issue?.path[0]);
  throw badValue(name, inputSchemaOf(shape).properties?.[name], issue);
}

/** The query of a request target, decoded as forms are (`+` is a blank). */
function parametersOf({ url = '' }: RequestTarget): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>();
  const start = url.indexOf('?');
  if (start < 0) return parameters;
  for (const pair of url.slice(start + 1).split('&')) {
    if (pair === '') continue;
    const end = pair.includes('=') ? pair.indexOf('=') : pair.length;
    const name = decode(pair.slice(0, end), pair.slice(0, end));
    const value = decode(pair.slice(end + 1), name);
    if (parameters.has(name)) {
      throw new AppError('invalid-parameter', `参数 ${shown(name)} 出现了不止一次，请只写一次。`, {
        members: { parameter: shown(name) },
      });
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
    throw new AppError('invalid-parameter', '查询参数的百分号编码有误：应为 UTF-8 的百分号编码，例如 %E9%99%84。', {
      members: { parameter: shown(parameter) },
      cause: error,
    });
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
  return new AppError('invalid-parameter', `没有 ${shown(name)} 这个参数。${advice}`, {
    members: { parameter: shown(name), allowed: known },
  });
}

function badValue(name: string, schema: JsonSchema | undefined, issue: z.core.$ZodIssue | undefined): AppError {
  const allowed = allowedValues(schema);
  // A complaint of the parameter's own says more than the list of values does.
  const advice = issue?.code === 'custom' ? issue.message : `应为 ${allowed.join('、')}`;
  return new AppError('invalid-parameter', `参数 ${name} 的值无效：${advice}。`, {
    members: { parameter: name, ...(allowed.length > 0 ? { allowed } : {}) },
  });
}

/** The allowed values of a parameter: a list, or a range written `36–600`. */
function allowedValues(schema: JsonSchema | undefined): readonly string[] {
  if (schema === undefined) return [];
  if (Array.isArray(schema['enum'])) return schema['enum'].map(String);
  if (schema['type'] === 'boolean') return ['true', 'false'];
  const { minimum, maximum } = schema as { readonly minimum?: number; readonly maximum?: number };
  return minimum === undefined || maximum === undefined ? [] : [`${minimum}–${maximum}`];
}

/** A caller's own parameter name in the answer to that caller, cut where it gets long. */
function shown(name: string): string {
  return name.length > 60 ? `${name.slice(0, 60)}…` : name;
}
