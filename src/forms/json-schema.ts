import { z } from 'zod';
import { pointerSteps } from './json-pointer.ts';

/** The parts of JSON Schema 2020-12 that the schemas of the forms are made of and that are read here. */
export interface JsonSchema {
  readonly title?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly [keyword: string]: unknown;
}

const schemas = new WeakMap<z.ZodType, JsonSchema>();

/** JSON Schema 2020-12 of what a schema accepts, with the printed labels as titles. Made once for each schema. */
export function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  const known = schemas.get(schema);
  if (known !== undefined) return known;
  // Input, not output: it describes what a caller may send.
  const made = z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' }) as JsonSchema;
  schemas.set(schema, made);
  return made;
}

/** The schema of a property or of an item; `undefined` where the schema knows none of that name. */
export function schemaAt(schema: JsonSchema | undefined, step: string): JsonSchema | undefined {
  if (schema?.items !== undefined) return schema.items;
  // `constructor` and the like are no properties of a filing.
  return schema?.properties !== undefined && Object.hasOwn(schema.properties, step)
    ? schema.properties[step]
    : undefined;
}

/** One step of a label: the printed label of a field, with its number if it is one of a list (`子项目1`). */
export function labelStep(parent: JsonSchema | undefined, step: string): string | undefined {
  const title = schemaAt(parent, step)?.title;
  return title === undefined || parent?.items === undefined ? title : `${title}${Number(step) + 1}`;
}

/** Between the steps of a label. */
export const labelSeparator = ' › ';

/**
 * The printed label of a place in a filing, made of the titles on the way: `项目资金来源 › 合计 › 本年度资金`.
 *
 * The whole filing is labelled with the title of its form. A step that the schema does not know has no printed
 * label; the label then ends before it.
 */
export function labelOf(schema: z.ZodType, pointer: string): string {
  const root = jsonSchemaOf(schema);
  const labels: string[] = [];
  let current: JsonSchema | undefined = root;
  for (const step of pointerSteps(pointer)) {
    const label = labelStep(current, step);
    if (label === undefined) break;
    labels.push(label);
    current = schemaAt(current, step);
  }
  return labels.length === 0 ? (root.title ?? '') : labels.join(labelSeparator);
}
