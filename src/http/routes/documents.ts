import type { Response } from 'express';
import { workKindOf } from '../../documents/admission.ts';
import type { MadeDocument } from '../../documents/press.ts';
import { AppError } from '../../errors.ts';
import { type DocumentOptions, documentOptions } from '../../orders/document-order.ts';
import { type DocumentFormat, formats, mediaTypes } from '../../orders/options.ts';
import { bytesOfEach, filingBody } from '../openapi/bodies.ts';
import { negotiatedFormat } from '../request/accept.ts';
import { requireJson } from '../request/content-type.ts';
import { invalidParameter, requireApplicable } from '../request/query.ts';
import { annotate } from '../request/request-record.ts';
import { workOnBody } from '../request/work.ts';
import { type Resource, bodyProblems, jsonProblems, operation } from '../resource.ts';
import { safeFileName } from '../response/content-disposition.ts';
import { sendDocument } from '../response/send-document.ts';
import type { Service } from '../service.ts';
import { formOf, formParameter } from './forms.ts';

/** What a document is answered with. */
export const documentResponses = {
  200: {
    description: '文件。',
    content: bytesOfEach(formats.map((format) => mediaTypes[format])),
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
} as const;

/** `POST /v1/forms/{form}/documents` */
export function documentsResource(service: Service): Resource {
  return {
    path: '/v1/forms/{form}/documents',
    tag: 'documents',
    parameters: { form: formParameter(service) },
    post: operation({
      id: 'makeDocument',
      summary: '生成文件',
      description:
        '同样的申报内容、参数和版本，得到逐字节相同的文件。带 If-None-Match 且内容相同时答 304。' +
        '格式以 format 为准，否则以 Accept 为准；两者矛盾答 406。',
      query: documentOptions,
      body: filingBody(service),
      responses: documentResponses,
      problems: [
        'form-not-found',
        'page-not-found',
        ...bodyProblems,
        ...jsonProblems,
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
        const { filename, ...options } = query;
        const fileName = fileNameOf(filename, format);
        requireJson(request, response);
        const { profile = 'plain' } = query;
        annotate(response, { format, profile, query: loggable(query) });
        const work = { request, response, kind: workKindOf(format) };
        const document = await workOnBody(service, work, async (source, limits) =>
          service.press.make({ ...options, form, source, format, profile }, limits),
        ).catch((error: unknown) => {
          countRefusal(service, form.id, error);
          throw error;
        });
        tell(service, response, { form: form.id, format, profile }, document);
        await sendDocument(request, response, { form, format, document, fileName, budget: service.answerBudget });
      },
    }),
  };
}

/** The name that a caller wants for a file. Throws AppError `invalid-parameter` for one that can be no name. */
export function fileNameOf(wanted: string | undefined, format: DocumentFormat): string | undefined {
  if (wanted === undefined) return undefined;
  const name = safeFileName(wanted, format);
  if (name !== undefined) return name;
  throw invalidParameter('filename', '参数 filename 中没有可用作文件名的字符，请改一个名称。');
}

/** A file name is the caller's text; that there was one is enough. */
function loggable({ filename, ...query }: DocumentOptions): Readonly<Record<string, unknown>> {
  return { ...query, ...(filename === undefined ? {} : { filename: true }) };
}

function countRefusal({ metrics }: Service, form: string, error: unknown): void {
  if (!(error instanceof AppError)) return;
  for (const { rule } of error.context.findings ?? []) metrics.refusals.inc({ form, rule });
}

/** Tells log and metrics of a document. */
export function tell(
  { metrics }: Service,
  response: Response,
  labels: { readonly form: string; readonly format: DocumentFormat; readonly profile: string },
  { bytes, pages, warnings, notices }: MadeDocument,
): void {
  const { form, format } = labels;
  annotate(response, {
    bytesOut: bytes.length,
    warnings: warnings.length,
    notices: notices.length,
    ...(pages === undefined ? {} : { pages }),
  });
  metrics.documents.inc(labels);
  metrics.documentBytes.observe({ format }, bytes.length);
  if (pages !== undefined) metrics.documentPages.observe({ form }, pages);
  for (const { rule } of warnings) metrics.warnings.inc({ form, rule });
}
