import { z } from 'zod';
import { fieldIssue, type FieldMeta } from './field.ts';

/** zod's own pattern knows the days of each month, leap years included. */
const calendarDay = z.iso.date();

/** Years below 1000 are slips (`0221` for `2021`), and would be printed without their zeros. */
const isDay = (value: string): boolean => calendarDay.safeParse(value).success && value >= '1000';

/** A real calendar day `YYYY-MM-DD`; absent or the empty string leave the cell to be filled by hand. */
export function dateField(meta: FieldMeta) {
  return z
    .string()
    .check(({ value, issues }) => {
      if (value !== '' && !isDay(value)) issues.push(fieldIssue('date', value, advice(value)));
    })
    .meta({ ...meta, anyOf: [{ format: 'date' }, { const: '' }], examples: ['2021-03-05'] })
    .optional();
}

function advice(value: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(value)
    ? `没有 ${value} 这一天，请改正。`
    : '日期格式不对，请写成“年-月-日”（YYYY-MM-DD），例如 2021-03-05。';
}
