import { z } from 'zod';
import { NumberLiteral } from '../number-literal.ts';
import type { FieldMeta } from './field.ts';

/**
 * A group of fields. Strict: a misspelt property is an error, it never prints an empty cell in silence. `null` in a
 * property that may be absent is an absent one, as serialisers write it; elsewhere `null` is an error.
 */
export function recordField<Shape extends z.ZodRawShape>(meta: FieldMeta, shape: Shape) {
  const optional = new Set(Object.keys(shape).filter((name) => shape[name] instanceof z.ZodOptional));
  return z.preprocess((value) => withoutNulls(value, optional), z.strictObject(shape)).meta({ ...meta });
}

function withoutNulls(value: unknown, optional: ReadonlySet<string>): unknown {
  // To zod a NumberLiteral is an object with an unknown property `text`; to the filer it is a number.
  if (value instanceof NumberLiteral) return Number(value.text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const members = value as Readonly<Record<string, unknown>>;
  const absent = Object.keys(members).filter((name) => members[name] === null && optional.has(name));
  if (absent.length === 0) return value;
  // Without a prototype, as the reader makes them: `__proto__` is a key like any other.
  const copy = Object.assign(Object.create(null) as Record<string, unknown>, members);
  for (const name of absent) Reflect.deleteProperty(copy, name);
  return copy;
}
