import { z } from 'zod';
import type { FieldMeta } from './field.ts';

/** A group of fields. Strict: a misspelt property is an error, it never prints an empty cell in silence. */
export function recordField<Shape extends z.ZodRawShape>(meta: FieldMeta, shape: Shape) {
  return z.strictObject(shape).meta({ ...meta });
}
