import { z } from 'zod';
import { NumberLiteral } from '../number-literal.ts';
import type { FieldMeta } from './field.ts';

/** A group of fields. Strict: a misspelt property is an error, it never prints an empty cell in silence. */
export function recordField<Shape extends z.ZodRawShape>(meta: FieldMeta, shape: Shape) {
  return z.preprocess(numberAsNumber, z.strictObject(shape)).meta({ ...meta });
}

/** To zod a NumberLiteral is an object with an unknown property `text`; to the filer it is a number. */
function numberAsNumber(value: unknown): unknown {
  return value instanceof NumberLiteral ? Number(value.text) : value;
}
