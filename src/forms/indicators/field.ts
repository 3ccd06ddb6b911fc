import type { z } from 'zod';
import type { FieldMeta } from '../fields/field.ts';
import { listField } from '../fields/list.ts';
import { recordField } from '../fields/record.ts';
import { type FirstLevel, byKind } from './levels.ts';

/** 绩效指标: under each second-level indicator a list of third-level ones, each of which is a row. */
export function indicatorsField<Kind extends string, Row extends z.ZodType>(
  meta: FieldMeta,
  levels: readonly FirstLevel<Kind>[],
  row: Row,
) {
  const list = (title: string) =>
    listField({ title, description: `“${title}”下的三级指标，每项一行；没有则印一个空行。` }, row);
  return recordField(
    meta,
    byKind(levels, ({ title }) => list(title)),
  ).optional();
}
