import { z } from 'zod';
import { NumberLiteral } from '../number-literal.ts';
import type { FieldMeta } from './field.ts';

/** Inclusive bounds of a number. */
interface Range {
  readonly min: number;
  readonly max: number;
}

/** A whole number, e.g. a year. */
export function integerField(meta: FieldMeta, { min, max }: Range) {
  return z.preprocess(numberOf, z.int().min(min).max(max)).meta({ ...meta });
}

/** A number that need not be whole, e.g. a percentage. */
export function numberField(meta: FieldMeta, { min, max }: Range) {
  return z.preprocess(numberOf, z.number().min(min).max(max)).meta({ ...meta });
}

/** Rules compare these numbers, nothing prints their digits: a JavaScript number will do. */
function numberOf(value: unknown): unknown {
  return value instanceof NumberLiteral ? Number(value.text) : value;
}
