import type { z } from 'zod';
import type { FieldMeta } from './field.ts';
import { recordField } from './record.ts';

/**
 * A table of amounts, scores or rates: a group for each row, by its printed title, with a cell for each column. The
 * description of a row is made of its title, its type named after that of the table: `Funding`, `FundingRow`.
 */
export function figuresField<Row extends string, Columns extends z.ZodRawShape>(
  meta: FieldMeta,
  rows: Readonly<Record<Row, string>>,
  describe: (title: string) => string,
  columns: Columns,
) {
  const type = meta['x-type'] === undefined ? {} : { 'x-type': `${meta['x-type']}Row` };
  const row = (title: string) => recordField({ title, description: describe(title), ...type }, columns).optional();
  const fields = Object.entries<string>(rows).map(([name, title]) => [name, row(title)]);
  return recordField(meta, Object.fromEntries(fields) as Record<Row, ReturnType<typeof row>>).optional();
}
