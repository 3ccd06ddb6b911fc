import { z } from 'zod';
import { manifestPlaces } from '../../documents/batch/batch-press.ts';
import { ruleIds } from '../../documents/rules/rule-list.ts';
import type { Form } from '../../forms/form.ts';
import { type JsonSchema, jsonSchemaOf } from '../../forms/json-schema.ts';
import { namedSchemas } from '../schemas.ts';
import type { Service } from '../service.ts';

/** `components/schemas`: what the service answers with, and the filings of all forms. */
export function schemaComponents(forms: readonly Form[]): Readonly<Record<string, JsonSchema>> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(namedSchemas)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, {
    io: 'input',
    target: 'draft-2020-12',
    uri: (id) => `#/components/schemas/${id}`,
  });
  const own = Object.entries(schemas).map(([name, schema]) => [name, asPart(schema as JsonSchema)] as const);
  return { ...Object.fromEntries(own), ...filingSchemas(forms), Finding: withRules(own, forms) };
}

/** The rule of a finding is one of a list; which ones there are the forms know. */
function withRules(schemas: readonly (readonly [string, JsonSchema])[], forms: readonly Form[]): JsonSchema {
  const finding = schemas.find(([name]) => name === 'Finding')?.[1];
  const { rule, ...others } = finding?.properties ?? {};
  return { ...finding, properties: { rule: { ...rule, enum: ruleIds(forms) }, ...others } };
}

/** Name of a form's filing in `components/schemas`: `FilingAnnex2`. */
function filingSchemaName({ id }: Form): string {
  return `Filing${id.replace(/(^|-)(\w)/g, (_match, _dash, letter: string) => letter.toUpperCase())}`;
}

/** The filings of all forms, for `components/schemas`. */
function filingSchemas(forms: readonly Form[]): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries(forms.map((form) => [filingSchemaName(form), asPart(jsonSchemaOf(form.schema))]));
}

/** A schema as a part of one document: without a dialect and an identifier of its own. */
function asPart(schema: JsonSchema): JsonSchema {
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => keyword !== '$schema' && keyword !== '$id'));
}

/** References to the filings of all forms. */
export function filingSchemaRefs(forms: readonly Form[]): readonly { readonly $ref: string }[] {
  return forms.map((form) => ({ $ref: `#/components/schemas/${filingSchemaName(form)}` }));
}

/** The request body of `validate` and `documents`. */
export function filingBody({ forms, samples }: Service) {
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

/** `components/headers`. */
export const headerComponents = {
  'X-Request-Id': header('请求的编号：沿用请求头中的，或新生成。'),
  ETag: header('文件的强实体标签，由内容摘要而来；用于 If-None-Match。'),
  Link: header('相关链接（RFC 8288）。'),
  'Content-Disposition': header('文件名（RFC 6266）：filename* 为中文名，filename 为 ASCII 名。'),
  'Content-Digest': header('内容的 SHA-256（RFC 9530）。'),
  'X-Document-Pages': header('页数；仅 pdf。', { type: 'integer', minimum: 1 }, false),
  'X-Document-Template': header('表和模板版本，例如 annex-2@1.1.0。'),
  'X-Batch-Manifest': header(
    'embedded：文件里有清单 manifest.json；该标准不许合订本有附件时，beside：清单只在 ZIP 里合订本的旁边，none：没有清单。',
    { enum: [...manifestPlaces] },
  ),
  'X-Filing-Warnings': header('提醒的条数；内容见 validate。', { type: 'integer', minimum: 0 }),
  'X-Filing-Notices': header('告知的条数：检查和打印前改正了几种字符；内容见 validate。', {
    type: 'integer',
    minimum: 0,
  }),
  'Retry-After': header('多少秒后重发。', { type: 'integer', minimum: 1 }),
  Allow: header('可用的方法。'),
  'WWW-Authenticate': header('需要的认证方式（RFC 6750）。'),
} as const;

export type HeaderName = keyof typeof headerComponents;

/** References to headers by their names. */
export function headerRefs(names: readonly HeaderName[]): Readonly<Record<string, object>> {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

/** `components/parameters`. */
export const parameterComponents = {
  'X-Request-Id': {
    name: 'X-Request-Id',
    in: 'header',
    description: '请求的编号，会出现在答复和日志中；不合写法的不沿用。',
    schema: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$' },
  },
  'If-None-Match': {
    name: 'If-None-Match',
    in: 'header',
    description: '已有文件的 ETag；文件相同时答 304。',
    schema: { type: 'string' },
  },
} as const;

export function parameterRef(name: keyof typeof parameterComponents): { readonly $ref: string } {
  return { $ref: `#/components/parameters/${name}` };
}

function header(description: string, schema: JsonSchema = { type: 'string' }, required = true) {
  return { description, required, schema };
}
