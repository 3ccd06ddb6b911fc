import type { z } from 'zod';
import { NumberLiteral } from '../../src/forms/number-literal.ts';

/** What the fields of these tests are called. */
export const meta = { title: '标题', description: '说明。' };

/** What a field makes of a value; an array of its complaints if it refuses it. */
export function read(field: z.ZodType, value: unknown): unknown {
  const parsed = field.safeParse(value);
  return parsed.success ? parsed.data : parsed.error.issues.map(({ message }) => message);
}

/** A JSON number as the reader gives it. */
export function json(literal: string): unknown {
  const value = Number(literal);
  return String(value) === literal ? value : new NumberLiteral(literal);
}

/** What a field offers in place of a value that it refuses; an entry for each complaint. */
export function offers(field: z.ZodType, value: unknown): readonly (string | undefined)[] {
  const { error } = field.safeParse(value);
  return (error?.issues ?? []).map((issue) => {
    const offer: unknown = issue.code === 'custom' ? issue.params?.['replacement'] : undefined;
    return typeof offer === 'string' ? offer : undefined;
  });
}
