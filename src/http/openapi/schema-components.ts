import { z } from 'zod';
import { itemFaults } from '../../documents/batch/bad-items.ts';
import { ruleIds } from '../../documents/rules/rule-list.ts';
import type { Form } from '../../forms/form.ts';
import type { JsonSchema } from '../../forms/json-schema.ts';
import { namedSchemas } from '../schemas.ts';
import { batchComponents } from './batch-components.ts';
import { filingComponents, filingName } from './filing-components.ts';
import { onlyTexts } from './filing-scalars.ts';
import { refTo } from './references.ts';

/** `components/schemas`: what the service answers with, the filings of all forms, and the items of batches. */
export function schemaComponents(forms: readonly Form[]): Readonly<Record<string, JsonSchema>> {
  const { Finding: finding = {}, ...others } = ownComponents();
  const { rule, ...members } = finding.properties ?? {};
  return {
    ...others,
    // Which rules there are the forms know.
    RuleId: { ...others['RuleId'], enum: [...ruleIds(forms), ...itemFaults] },
    Finding: { ...finding, properties: { rule: { ...refTo('RuleId'), ...textsOf(rule) }, ...members } },
    ...filingComponents(forms),
    Filing: {
      description: '一张表的申报内容：哪一张，由网址中的 {form} 定。',
      oneOf: forms.map((form) => refTo(filingName(form))),
    },
    ...batchComponents(forms),
  };
}

function ownComponents(): Readonly<Record<string, JsonSchema>> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(namedSchemas)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, {
    io: 'input',
    target: 'draft-2020-12',
    uri: (id) => refTo(id).$ref,
    override: ({ jsonSchema }) => plain(jsonSchema as Record<string, unknown>),
  });
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, asPart(schema as JsonSchema)]));
}

function textsOf({ description = '' }: JsonSchema = {}): JsonSchema {
  return { description };
}

/** Says in place what generators of clients read another way, or not at all: the same values, in the words that all of them know. */
function plain(schema: Record<string, unknown>): void {
  // zod says of each whole number that it is a safe one.
  if (schema['maximum'] === Number.MAX_SAFE_INTEGER) delete schema['maximum'];
  if (schema['minimum'] === Number.MIN_SAFE_INTEGER) delete schema['minimum'];
  // In OpenAPI what may not be sent; to zod what TypeScript may not change.
  delete schema['readOnly'];
  delete schema['propertyNames'];
  if (schema['const'] !== undefined) {
    schema['enum'] = [schema['const']];
    delete schema['const'];
  }
  const text = onlyTexts(schema['anyOf']);
  if (text !== undefined) {
    delete schema['anyOf'];
    Object.assign(schema, text);
  }
}

/** A schema as a part of one document: without a dialect and an identifier of its own. */
function asPart(schema: JsonSchema): JsonSchema {
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => keyword !== '$schema' && keyword !== '$id'));
}
