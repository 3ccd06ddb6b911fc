import type { JsonSchema } from '../../forms/json-schema.ts';

export function isObject({ properties }: JsonSchema): boolean {
  return properties !== undefined;
}

/** The codes of a choice with the printed words; `undefined` for anything else. */
export function codesOf(schema: JsonSchema): Readonly<Record<string, string>> | undefined {
  return schema['x-codes'] as Readonly<Record<string, string>> | undefined;
}

/**
 * What may be a text or a number, as one schema for each type: texts first, as generators take the first type for the usual one. A
 * value is of one type only, so exactly one is right. `undefined` for what has one type.
 */
export function unionOf(schema: JsonSchema): JsonSchema | undefined {
  const examples = schema['examples'] === undefined ? {} : { examples: schema['examples'] };
  const alternatives = schema['anyOf'] as readonly JsonSchema[] | undefined;
  if (alternatives !== undefined) {
    const { 'x-pattern': pattern } = schema;
    const texts = alternatives.filter((one) => !isNumber(one));
    const text = pattern === undefined ? oneText(texts) : { type: 'string', pattern };
    return { oneOf: [text, ...alternatives.filter(isNumber).map(scalarOf)], ...examples };
  }
  const types = [schema['type']].flat();
  if (types.length < 2) return undefined;
  return { oneOf: types.map((type) => scalarOf({ ...schema, type })), ...examples };
}

/** Alternatives that are all texts with patterns, as one text; `undefined` for others. */
export function onlyTexts(alternatives: unknown): JsonSchema | undefined {
  if (!Array.isArray(alternatives)) return undefined;
  const texts = alternatives as readonly JsonSchema[];
  return texts.every(({ pattern }) => pattern !== undefined) ? oneText(texts) : undefined;
}

function isNumber({ type }: JsonSchema): boolean {
  return type === 'number' || type === 'integer';
}

/** Texts of any of these patterns, or one of these words. */
function oneText(alternatives: readonly JsonSchema[]): JsonSchema {
  const patterns = alternatives.map(({ pattern, const: word }) =>
    typeof pattern === 'string' ? pattern.replace(/^\^|\$$/g, '') : escaped(String(word)),
  );
  const pattern = patterns.length === 1 ? patterns.join('') : `(?:${patterns.join('|')})`;
  return { type: 'string', pattern: `^${pattern}$` };
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

const keywordsOf: Readonly<Record<string, readonly string[]>> = {
  string: ['pattern', 'minLength', 'maxLength'],
  number: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'],
  integer: ['minimum', 'maximum'],
  boolean: [],
};

/** A schema of one type, with the keywords that bound it. */
export function scalarOf(schema: JsonSchema): JsonSchema {
  const keywords = keywordsOf[String(schema['type'])];
  if (keywords === undefined) throw new Error(`No scalar: ${JSON.stringify(schema)}`);
  const bounds = keywords
    .filter((keyword) => schema[keyword] !== undefined)
    .map((keyword) => [keyword, schema[keyword]]);
  return { type: schema['type'], ...(Object.fromEntries(bounds) as JsonSchema) };
}
