import type { Form } from '../../forms/form.ts';
import { jsonSchemaOf, type JsonSchema } from '../../forms/json-schema.ts';
import type { Operation } from '../resource.ts';
import type { Service } from '../service.ts';

/** Name of a form's filing in `components/schemas`: `FilingAnnex2`. */
export function filingSchemaName({ id }: Form): string {
  return `Filing${id.replace(/(^|-)(\w)/g, (_match, _dash, letter: string) => letter.toUpperCase())}`;
}

/** The filings of all forms, for `components/schemas`. */
export function filingSchemas(forms: readonly Form[]): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries(forms.map((form) => [filingSchemaName(form), asPart(jsonSchemaOf(form.schema))]));
}

/** A schema as a part of one document: without a dialect and an identifier of its own. */
export function asPart(schema: JsonSchema): JsonSchema {
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => keyword !== '$schema' && keyword !== '$id'));
}

/** References to the filings of all forms. */
export function filingSchemaRefs(forms: readonly Form[]): readonly { readonly $ref: string }[] {
  return forms.map((form) => ({ $ref: `#/components/schemas/${filingSchemaName(form)}` }));
}

/** The request body of `validate` and `documents`. */
export function filingBody({ forms, samples }: Service): NonNullable<Operation['body']> {
  const examples = forms.flatMap((form) => {
    const sample = samples.find(form, 'official');
    return sample === undefined ? [] : [[form.id, JSON.parse(Buffer.from(sample).toString()) as unknown] as const];
  });
  return {
    description: '申报内容：{form} 那张表的 JSON，UTF-8；可用 gzip 压缩。',
    content: { 'application/json': { anyOf: filingSchemaRefs(forms) } },
    examples: Object.fromEntries(examples),
  };
}
