import { z } from 'zod';
import { fontRoles } from '../fonts/roles.ts';
import { findingSchema } from '../forms/findings.ts';
import { sampleNames, totalsModes } from '../forms/form.ts';
import { formats, profiles } from '../orders/options.ts';
import { differenceCodes, verdicts } from '../verify/verification.ts';
import { badItemSchema, batchSchemas } from './batch-schemas.ts';
import { refTo } from './openapi/references.ts';

const linkPath = z.string().meta({ format: 'uri-reference' });

/** Values and groups that several schemas have: types of their own in generated clients. */
const { ErrorCode: errorCode } = batchSchemas;
const { severity } = findingSchema.shape;
const documentFormat = z.enum(formats);
const profile = z.enum(profiles);
const sampleName = z.enum(sampleNames);
const ruleId = z.string().meta({ description: '规则的编号，见 GET /v1/rules。' });
const links = z.object({
  self: linkPath,
  schema: linkPath,
  samples: z.record(z.string(), linkPath),
  validate: linkPath,
  documents: linkPath,
  blank: linkPath,
});
const repertoire = z.object({ id: z.string(), title: z.string(), covered: z.int(), of: z.int() });
const difference = z.object({
  code: z.enum(differenceCodes),
  place: z.string().optional().meta({ description: '在哪里，例如“第 3 页”。' }),
  item: z.int().optional().meta({ description: '合订本：在批次中的序号，从 1 起。' }),
  page: z.int().optional().meta({ description: '合订本：文件的第几页，从 1 起。' }),
  message: z.string(),
  expected: z.string().optional().meta({ description: '按申报内容应印的（节选）。' }),
  found: z.string().optional().meta({ description: '文件中实际的（节选）。' }),
});

export const formSummarySchema = z.object({
  id: z.string().meta({ description: '表的编号，用在网址里。' }),
  annex: z.string().meta({ description: '附件号，例如“附件2”。' }),
  title: z.string().meta({ description: '表的名称。' }),
  edition: z.string().meta({ description: '纸质表的版本（年份）。' }),
  template: z.string().meta({ description: '模板版本，同 X-Document-Template；印出的内容有变时改变。' }),
  formats: z.array(documentFormat).meta({ description: '可以生成的格式，第一个是默认。' }),
  profiles: z.array(profile).meta({ description: 'PDF 可以符合的标准，第一个是默认。' }),
  samples: z.array(sampleName).meta({ description: '样例的名称。' }),
});

/** Schemas by the names under which `/openapi.json` lists them: what the service answers with, apart from documents. */
export const namedSchemas = {
  RuleId: ruleId,
  Severity: severity,
  DocumentFormat: documentFormat,
  Profile: profile,
  SampleName: sampleName,
  FormLinks: links,
  Repertoire: repertoire,
  Difference: difference,
  ...batchSchemas,
  Finding: findingSchema,
  ValidationReport: z
    .object({
      valid: z.boolean().meta({ description: '没有错误，可以生成文件；可能仍有提醒。' }),
      errors: z.array(findingSchema).meta({ description: '错误：有错误就不生成文件。' }),
      warnings: z.array(findingSchema).meta({ description: '提醒：strict=true 时也不生成文件。' }),
      notices: z.array(findingSchema).meta({ description: '告知：检查和打印前改正了什么；不影响生成。' }),
    })
    .meta({ description: '申报内容的检查结果。' }),
  FormSummary: formSummarySchema,
  FormDescription: formSummarySchema.extend({
    links,
  }),
  Font: z
    .object({
      role: z.enum(fontRoles).meta({ description: '角色：用在哪里。' }),
      title: z.string().meta({ description: '角色的中文名。' }),
      source: z.enum(['shipped', 'mounted']).meta({ description: '自带，或由本次部署提供。' }),
      file: z.string().meta({ description: '文件名。' }),
      postScriptName: z.string().meta({ description: '在 PDF 中的名称。' }),
      family: z.string(),
      version: z.string(),
      licence: z.string(),
      fsType: z.int().meta({ description: 'OpenType OS/2 fsType：嵌入权限位。' }),
      embedding: z.string().meta({ description: '嵌入权限。' }),
      characters: z.int().meta({ description: '能印的字符数。' }),
      repertoires: z.array(repertoire).meta({ description: '对各字表的覆盖。' }),
    })
    .meta({ description: '一个角色所用的字体。' }),
  Rule: z
    .object({
      id: ruleId,
      form: z.string().nullable().meta({ description: '属于哪张表；各表都有的为 null。' }),
      severity,
      checks: z.string().meta({ description: '查什么。' }),
      message: z.string().meta({ description: '违反时的说明（例子的说明）。' }),
      example: z.string().nullable().meta({ description: '违反它的申报内容（JSON 文本）；举不出的为 null。' }),
      exampleForm: z.string().nullable().meta({ description: '例子是哪张表的。' }),
    })
    .meta({ description: '一条检查规则。' }),
  Liveness: z.object({ status: z.literal('live') }),
  Readiness: z.object({
    status: z.literal('ready'),
    browser: z.string().meta({ description: '打印引擎（Chromium）的版本。' }),
    sandbox: z.boolean().meta({ description: 'Chromium 沙箱是否开启。' }),
  }),
  Problem: z
    .looseObject({
      type: linkPath.meta({ description: '错误类型的说明，/problems/{code}。' }),
      title: z.string(),
      status: z.int().min(400).max(599),
      detail: z.string().meta({ description: '这一次哪里不对、怎样改。' }),
      instance: linkPath.meta({ description: '所请求的路径。' }),
      code: errorCode,
      requestId: z.string().meta({ description: '同 X-Request-Id；报告问题时请附上。' }),
      errors: z
        .array(findingSchema)
        .optional()
        .meta({ description: 'invalid-filing、invalid-record、invalid-batch：全部问题。' }),
      total: z.int().optional().meta({ description: 'invalid-batch：共多少项。' }),
      refused: z.int().optional().meta({ description: 'invalid-batch：多少项有误。' }),
      items: z.array(badItemSchema).optional().meta({ description: 'invalid-batch：有误的各项，最多 1000 项。' }),
      others: z.string().optional().meta({ description: 'invalid-batch：其余有误的项的序号，例如“1201, 1305-1310”。' }),
      pointer: z.string().optional().meta({ description: 'invalid-json、duplicate-key：在正文中的位置（RFC 6901）。' }),
      line: z.int().optional().meta({ description: 'invalid-json、invalid-encoding：第几行，从 1 起。' }),
      column: z.int().optional().meta({ description: 'invalid-json：第几列，从 1 起。' }),
      offset: z.int().optional().meta({ description: 'invalid-encoding：第几个字节，从 0 起。' }),
      pages: z.int().optional().meta({ description: 'page-not-found：文件共几页。' }),
      reason: z.string().optional().meta({ description: 'browser-unavailable：打印引擎为何不可用（英文，不变）。' }),
      parameter: z.string().optional().meta({ description: 'invalid-parameter：参数名。' }),
      allowed: z.array(z.string()).optional().meta({ description: 'invalid-parameter：可用的值或参数。' }),
      acceptable: z.array(z.string()).optional().meta({ description: 'not-acceptable：可用的类型。' }),
      supported: z.array(z.string()).optional().meta({ description: 'unsupported-media-type：可用的类型。' }),
      limit: z.int().optional().meta({ description: 'too-large：正文的字节上限；too-many-pages：页数上限。' }),
    })
    .meta({ description: '问题详情（RFC 9457）。' }),
  ProblemType: z
    .object({
      type: linkPath,
      code: errorCode,
      status: z.int(),
      title: z.string(),
      advice: z.string().meta({ description: '遇到时怎样做。' }),
    })
    .meta({ description: '一种错误的说明。' }),
  Verification: z
    .object({
      authentic: z
        .boolean()
        .meta({ description: '文件与所附申报内容重新打印的结果逐字节相同；合订本：与各份重新合订的结果相同。' }),
      verdict: z.enum(verdicts).meta({
        description:
          'authentic 相同；appended 相同，但之后又追加了内容（例如签名）；altered 不同；other-version 由另一版模板生成；' +
          'volume 不能整本核验的合订本（不附申报内容的标准，或太大），message 说明原因；' +
          'without-filing 没有附申报内容；foreign 不是本服务的文件；unreadable 无法读取。',
      }),
      message: z.string().meta({ description: '一句话的结论（中文）。' }),
      format: z.enum(['pdf', 'docx']).nullable(),
      template: z.string().nullable().meta({ description: '文件所说的表和模板版本，例如 annex-2@1.1.0。' }),
      profile: profile.nullable().meta({ description: 'PDF 所说的标准。' }),
      totals: z.enum(totalsModes).nullable().meta({ description: '生成时空着的合计怎样处理。' }),
      documentDate: z.string().nullable().meta({ description: '文件属性中的日期。' }),
      digest: z.string().meta({ description: '所发文件的 SHA-256，十六进制。' }),
      filing: z
        .looseObject({})
        .nullable()
        .meta({ description: '所附的申报内容，一字不改；没有、不是 JSON 或是合订本时为 null。' }),
      items: z.int().nullable().meta({ description: '合订本所订的份数；不是合订本时为 null。' }),
      differences: z.array(difference).meta({ description: '差异；authentic 时为空。' }),
    })
    .meta({ description: '一份文件的核验结果。' }),
} as const;
export type SchemaName = keyof typeof namedSchemas;

/** A reference to one of {@link namedSchemas}. */
export function schemaRef(name: SchemaName): { readonly $ref: string } {
  return refTo(name);
}
