import { z } from 'zod';
import { type FieldMeta, fieldIssue } from './field.ts';

/** The longest list of any field: sub-projects, rows, indicators of one cell, revisions. */
export const maxListLength = 1000;

/** A list that may be absent or empty. */
export function listField<Item extends z.ZodType>(meta: FieldMeta, item: Item, max = maxListLength) {
  return bounded(z.array(item).max(max), max)
    .meta({ ...meta })
    .optional();
}

/** A list of one or more. */
export function requiredListField<Item extends z.ZodType>(meta: FieldMeta, item: Item, max = maxListLength) {
  return bounded(z.array(item).min(1, { error: '至少要有一项，请填写。' }).max(max), max).meta({ ...meta });
}

/** Measures the list before its items are read: a list of a million wrong items is one problem, not a million. */
function bounded<List extends z.ZodType>(list: List, max: number) {
  return z.preprocess((value, context) => {
    if (Array.isArray(value) && value.length > max) {
      const message = `共 ${value.length} 项，最多 ${max} 项，请减少。`;
      context.issues.push(fieldIssue('length', value.length, message));
    }
    return value;
  }, list);
}
