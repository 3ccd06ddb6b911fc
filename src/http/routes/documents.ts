import { z } from 'zod';
import { workKindOf } from '../../documents/admission.ts';
import { profiles } from '../../documents/ports.ts';
import { formats, type DocumentFormat, type DocumentOrder, type MadeDocument } from '../../documents/press.ts';
import { AppError } from '../../errors.ts';
import { totalsModes, type Form } from '../../forms/form.ts';
import { filingBody } from '../openapi/filing-schemas.ts';
import { mediaTypes, negotiatedFormat } from '../request/accept.ts';
import { readBody } from '../request/body.ts';
import { requireJson } from '../request/content-type.ts';
import { flagParameter, integerParameter } from '../request/query.ts';
import { annotate } from '../request/request-record.ts';
import { lookForPlace } from '../front-door.ts';
import { workSignal } from '../request/work-signal.ts';
import { operation, type Resource } from '../resource.ts';
import { safeFileName } from '../response/content-disposition.ts';
import { sendDocument } from '../response/send-document.ts';
import type { Service } from '../service.ts';
import { formOf, formParameter } from './forms.ts';
import { bodyLimitsOf, textParameter } from './validate.ts';

/** The query of `documents`. */
export const documentsQuery = z.strictObject({
  format: z.enum(formats).optional().meta({ description: '文件的格式，默认 pdf；也可用请求头 Accept 选择。' }),
  profile: z.enum(profiles).optional().meta({
    description: '仅 pdf：符合的标准，默认 plain。各 a 级同时是 PDF/UA-1；pdfa-3* 附带申报内容。',
  }),
  strict: flagParameter('true：有提醒也不生成文件。'),
  totals: z
    .enum(totalsModes)
    .default('as-filed')
    .meta({ description: '空着的合计：as-filed 照印空格，compute 算出并印上。' }),
  text: textParameter(),
  page: integerParameter('仅 png：第几页，从 1 起。', { min: 1, max: 10_000 }),
  dpi: integerParameter('仅 png：分辨率，默认 96。', { min: 36, max: 600 }),
  filename: z
    .string()
    .min(1)
    .max(500)
    .optional()
    .meta({ description: '下载时的文件名；默认如“附件2-2021年度-信息化运维提升.pdf”。' }),
  documentDate: documentDateParameter(),
});

type DocumentsQuery = z.output<typeof documentsQuery>;

/** `POST /v1/forms/{form}/documents` */
export function documentsResource(service: Service): Resource {
  return {
    path: '/v1/forms/{form}/documents',
    tag: '文件',
    parameters: { form: formParameter(service) },
    post: operation({
      id: 'makeDocument',
      summary: '生成文件',
      description:
        '同样的申报内容、参数和版本，得到逐字节相同的文件。带 If-None-Match 且内容相同时答 304。' +
        '格式以 format 为准，否则以 Accept 为准；两者矛盾答 406。',
      query: documentsQuery,
      body: filingBody(service),
      responses: {
        200: {
          description: '文件。',
          content: Object.fromEntries(formats.map((format) => [mediaTypes[format], {}])),
          headers: [
            'Content-Disposition',
            'Content-Digest',
            'ETag',
            'X-Document-Template',
            'X-Filing-Warnings',
            'X-Filing-Notices',
            'X-Document-Pages',
          ],
        },
        304: { description: '与 If-None-Match 所指的文件相同。', headers: ['ETag'] },
      },
      problems: [
        'form-not-found',
        'page-not-found',
        'not-acceptable',
        'unsupported-media-type',
        'too-large',
        'request-timeout',
        'invalid-compression',
        'invalid-encoding',
        'invalid-json',
        'duplicate-key',
        'invalid-filing',
        'too-many-pages',
        'overloaded',
        'browser-unavailable',
        'deadline-exceeded',
      ],
      handle: async (exchange) => {
        const { request, response, query } = exchange;
        const form = formOf(service, exchange);
        const format = negotiatedFormat(request, query.format);
        requireApplicable(query, format);
        const fileName = fileNameOf(query.filename, format);
        requireJson(request, response);
        const { profile = 'plain' } = query;
        annotate(response, { format, profile, query: loggable(query) });
        const kind = workKindOf(format);
        lookForPlace(response, service.admission, kind);

        const source = await readBody(request, response, bodyLimitsOf(service));
        annotate(response, { bytesIn: source.length });
        const signal = workSignal(response, service.limits.deadline, service.lifecycle);
        const order = orderOf(form, source, format, query);
        const document = await service.admission.run(kind, async (limits) => service.press.make(order, limits), signal);
        const { bytes, pages, warnings, notices } = document;
        annotate(response, {
          bytesOut: bytes.length,
          warnings: warnings.length,
          notices: notices.length,
          ...(pages === undefined ? {} : { pages }),
        });
        count(service, { form: form.id, format, profile }, document);
        await sendDocument(request, response, { form, format, document, fileName, budget: service.answerBudget });
      },
    }),
  };
}

function orderOf(form: Form, source: Uint8Array, format: DocumentFormat, query: DocumentsQuery): DocumentOrder {
  const { profile = 'plain', strict, totals, text, page = 1, dpi = 96, documentDate } = query;
  return {
    form,
    source,
    format,
    profile,
    strict,
    totals,
    text,
    ...(format === 'png' ? { raster: { page, dpi } } : {}),
    ...(documentDate === undefined ? {} : { documentDate }),
  };
}

/** Which formats a parameter says anything about; given with another one it is a misunderstanding, not a wish. */
const applicable: Readonly<Partial<Record<keyof DocumentsQuery, readonly DocumentFormat[]>>> = {
  profile: ['pdf'],
  page: ['png'],
  dpi: ['png'],
  documentDate: ['pdf', 'docx'],
};

function requireApplicable(query: DocumentsQuery, format: DocumentFormat): void {
  for (const [name, formatsOfIt] of Object.entries(applicable)) {
    const value = query[name as keyof DocumentsQuery];
    // `profile=plain` is what the other formats are anyway.
    if (value === undefined || value === 'plain' || formatsOfIt.includes(format)) continue;
    throw new AppError(
      'invalid-parameter',
      `参数 ${name} 只用于 ${formatsOfIt.join('、')}，不用于 ${format}，请删去。`,
      {
        members: { parameter: name },
      },
    );
  }
}

function fileNameOf(wanted: string | undefined, format: DocumentFormat): string | undefined {
  if (wanted === undefined) return undefined;
  const name = safeFileName(wanted, format);
  if (name !== undefined) return name;
  throw new AppError('invalid-parameter', '参数 filename 中没有可用作文件名的字符，请改一个名称。', {
    members: { parameter: 'filename' },
  });
}

/** ISO 8601: a day, or an instant with its offset. */
export function documentDateParameter() {
  const instant = z.union([z.iso.date(), z.iso.datetime({ offset: true })], {
    error: '应为日期（2021-03-05）或带时区的时间（2021-03-05T10:00:00+08:00）',
  });
  return instant.optional().meta({ description: '仅 pdf、docx：写进文件属性的日期；不给则文件里没有日期。' });
}

/** A file name is the caller's text; that there was one is enough. */
function loggable({ filename, ...query }: DocumentsQuery): Readonly<Record<string, unknown>> {
  return { ...query, ...(filename === undefined ? {} : { filename: true }) };
}

function count(
  { metrics }: Service,
  labels: { readonly form: string; readonly format: DocumentFormat; readonly profile: string },
  { bytes, pages, warnings }: MadeDocument,
): void {
  const { form, format } = labels;
  metrics.documents.inc(labels);
  metrics.documentBytes.observe({ format }, bytes.length);
  if (pages !== undefined) metrics.documentPages.observe({ form }, pages);
  for (const { rule } of warnings) metrics.warnings.inc({ form, rule });
}
