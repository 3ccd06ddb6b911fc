import type { FieldMeta } from './field.ts';
import { recordField } from './record.ts';
import { textField } from './text.ts';

/** The line of signatures below a table: a cell of a few words for each member. */
export function signOffField<Name extends string>(meta: FieldMeta, cells: Readonly<Record<Name, FieldMeta>>) {
  const fields = Object.entries<FieldMeta>(cells).map(([name, cell]) => [name, textField(cell)]);
  return recordField(meta, Object.fromEntries(fields) as Record<Name, ReturnType<typeof textField>>).optional();
}
