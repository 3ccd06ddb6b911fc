import type { z } from 'zod';
import { type JsonSchema, inputSchemaOf } from '../forms/json-schema.ts';

/** The value of an option is none that it can have. */
export class OptionError extends Error {
  readonly option: string;
  /** The values that it can have, where they are a list or a range. */
  readonly allowed: readonly string[] | { readonly min: number; readonly max: number };

  /** @param complaint what the value should be, in Chinese, where the option says so itself */
  constructor(option: string, allowed: OptionError['allowed'], complaint = '') {
    super(complaint);
    this.name = 'OptionError';
    this.option = option;
    this.allowed = allowed;
  }
}

/** Reads options, given as texts or as switches. Throws OptionError for the first bad value. */
export function readOptions<Options extends z.ZodObject>(
  schema: Options,
  given: Readonly<Record<string, string | boolean>>,
): z.output<Options> {
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const option = String(issue?.path[0]);
  const allowed = allowedValues(inputSchemaOf(schema).properties?.[option] ?? {});
  throw new OptionError(option, allowed, Array.isArray(allowed) && allowed.length === 0 ? issue?.message : '');
}

function allowedValues(schema: JsonSchema): OptionError['allowed'] {
  if (Array.isArray(schema['enum'])) return schema['enum'].map(String);
  if (schema['type'] === 'boolean') return ['true', 'false'];
  const { minimum: min, maximum: max } = schema as { readonly minimum?: number; readonly maximum?: number };
  return min === undefined || max === undefined ? [] : { min, max };
}
