import { z } from 'zod';
import { pointerSteps } from './json-pointer.ts';

/** The parts of JSON Schema 2020-12 that the schemas of the forms are made of and that are read here. */
export interface JsonSchema {
  readonly title?: string;
  readonly description?: string;
  /** The printed words, where they are not the title; see FieldMeta. */
  readonly 'x-label'?: string;
  /** `false` for what is not printed; see FieldMeta. */
  readonly 'x-printed'?: boolean;
  /** The name of its type in generated clients; see FieldMeta. */
  readonly 'x-type'?: string;
  /** Of alternatives: what all those that are texts match. */
  readonly 'x-pattern'?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly required?: readonly string[];
  readonly [keyword: string]: unknown;
}

const schemas = new WeakMap<z.ZodType, JsonSchema>();

/** JSON Schema 2020-12 of what a filing may be, with the printed labels as titles. Made once for each schema. */
export function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  const known = schemas.get(schema);
  if (known !== undefined) return known;
  const made = withNulls(inputSchemaOf(schema));
  schemas.set(schema, made);
  return made;
}

/** JSON Schema 2020-12 of what any schema accepts: input, not output, for it describes what a caller may send. */
export function inputSchemaOf(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' }) as JsonSchema;
}

/** Where a property may be absent it may be `null` as well, which means the same (`fields/record.ts`). */
function withNulls(schema: JsonSchema): JsonSchema {
  const { properties, items, required = [] } = schema;
  const members = Object.entries(properties ?? {}).map(([name, property]) => {
    const inner = withNulls(property);
    return [name, required.includes(name) ? inner : nullable(inner)] as const;
  });
  return {
    ...schema,
    ...(properties === undefined ? {} : { properties: Object.fromEntries(members) }),
    ...(items === undefined ? {} : { items: withNulls(items) }),
  };
}

function nullable(schema: JsonSchema): JsonSchema {
  const added = Object.entries({ type: 'null', enum: null, anyOf: { type: 'null' }, oneOf: { type: 'null' } })
    .filter(([keyword]) => schema[keyword] !== undefined)
    .map(([keyword, more]) => [keyword, [schema[keyword], more].flat()] as const);
  return { ...schema, ...Object.fromEntries(added) };
}

/** The schema of a property or of an item; `undefined` where the schema knows none of that name. */
export function schemaAt(schema: JsonSchema | undefined, step: string): JsonSchema | undefined {
  if (schema?.items !== undefined) return schema.items;
  // `constructor` and the like are no properties of a filing.
  return schema?.properties !== undefined && Object.hasOwn(schema.properties, step)
    ? schema.properties[step]
    : undefined;
}

/** The schema of a place in a document; `undefined` for one that the schema does not know. */
export function jsonSchemaAt(schema: z.ZodType, pointer: string): JsonSchema | undefined {
  return pointerSteps(pointer).reduce(schemaAt, jsonSchemaOf(schema));
}

/**
 * One step of a label: the printed words of a field, or with its number one of a list (`子项目1`, `第1项`). Empty
 * for a group that is no words on the paper; `undefined` for a step that the schema does not know.
 */
function labelStep(parent: JsonSchema | undefined, step: string): string | undefined {
  const schema = schemaAt(parent, step);
  const words = schema?.['x-label'] ?? schema?.title;
  if (words === undefined || parent?.items === undefined) return words;
  const number = Number(step) + 1;
  return words === '' ? `第${number}项` : `${words}${number}`;
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
  let current = jsonSchemaOf(schema);
  const labels: string[] = [];
  let isNamed = false;
  for (const step of pointerSteps(pointer)) {
    const next = schemaAt(current, step);
    const label = labelStep(current, step);
    if (next === undefined || label === undefined) break;
    isNamed = label !== '';
    if (isNamed) labels.push(label);
    current = next;
  }
  // A group that is no words on the paper is called by its title where nothing inside of it is meant.
  const isGroup = current.properties !== undefined || current.items !== undefined;
  if (labels.length === 0 || (isGroup && !isNamed)) labels.push(current.title ?? '');
  return labels.join(labelSeparator);
}
