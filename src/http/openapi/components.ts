import { manifestPlaces } from '../../documents/batch/batch-press.ts';
import type { JsonSchema } from '../../forms/json-schema.ts';

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
    { type: 'string', enum: [...manifestPlaces] },
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
    description:
      '请求的编号，会出现在答复和日志中：字母、数字和 . _ : -，以字母或数字开头，最多 128 个字符；不合写法的不沿用，另取编号。',
    schema: { type: 'string' },
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
