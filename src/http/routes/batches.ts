import { MIMEType } from 'node:util';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { batchFormats, batchOutputs, faultPolicies, type BatchOrder } from '../../documents/batch/batch-order.ts';
import type { BatchNotation } from '../../documents/batch/batch-press.ts';
import { profiles } from '../../documents/ports.ts';
import { AppError } from '../../errors.ts';
import { totalsModes } from '../../forms/form.ts';
import { filingSchemaRefs } from '../openapi/filing-schemas.ts';
import { requireAccept } from '../request/accept.ts';
import { batchSignals } from '../request/batch-signals.ts';
import { bodyStream } from '../request/body-stream.ts';
import { flagParameter } from '../request/query.ts';
import { annotate } from '../request/request-record.ts';
import { operation, type Resource } from '../resource.ts';
import { contentDisposition } from '../response/content-disposition.ts';
import type { Service } from '../service.ts';
import { documentDateParameter } from './documents.ts';

/** The query of `batches`. */
export const batchesQuery = z.strictObject({
  output: z.enum(batchOutputs).default('zip').meta({ description: 'zip：每项一个文件，最后是 manifest.json。' }),
  format: z.enum(batchFormats).default('pdf').meta({ description: '文件的格式。' }),
  profile: z.enum(profiles).optional().meta({ description: '仅 pdf：符合的标准，默认 plain。' }),
  'on-error': z.enum(faultPolicies).optional().meta({
    description: 'skip（zip 的默认）：有误的项不印，其余照印；fail：先查完全部，有一项有误就什么也不印，答 422。',
  }),
  strict: flagParameter('true：有提醒的项也算有误。'),
  totals: z
    .enum(totalsModes)
    .default('as-filed')
    .meta({ description: '空着的合计：as-filed 照印空格，compute 算出并印上。' }),
  documentDate: documentDateParameter(),
});

type BatchesQuery = z.output<typeof batchesQuery>;

/** Media types of the two ways to write a batch; the latter two are other names of the same. */
const notations: Readonly<Record<string, BatchNotation>> = {
  'application/json': 'array',
  'application/x-ndjson': 'lines',
  'application/ndjson': 'lines',
  'application/jsonl': 'lines',
};

/** `POST /v1/batches` */
export function batchesResource(service: Service): Resource {
  return {
    path: '/v1/batches',
    tag: '文件',
    post: operation({
      id: 'makeBatch',
      summary: '成批生成文件',
      description:
        '正文是 JSON 数组，或 NDJSON（一行一项），边收边印，长短不限。答复边印边发，各项按来的顺序；' +
        '最后一个文件 manifest.json 逐项说明印成与否、页数、SHA-256、提醒和问题。客户端断开，工作随之停止。',
      query: batchesQuery,
      body: bodyDescription(service),
      responses: {
        200: { description: '打包的文件。', content: { 'application/zip': {} }, headers: ['Content-Disposition'] },
      },
      problems: [
        'not-acceptable',
        'unsupported-media-type',
        'too-large',
        'invalid-compression',
        'invalid-encoding',
        'invalid-json',
        'invalid-record',
        'invalid-batch',
        'empty-batch',
        'overloaded',
        'browser-unavailable',
      ],
      handle: async ({ request, response, query }) => {
        const order = orderOf(query);
        requireAccept(request, 'application/zip');
        const notation = notationOf(request, response);
        const { output, format, profile } = order;
        annotate(response, { format, profile, query: { ...query, output } });

        const { signal, hurry } = batchSignals(response, service.lifecycle);
        const body = { notation, bytes: bodyStream(request, response) };
        const delivery = await service.batches.start(order, body, { signal, hurry });
        response.status(200).set({
          'Content-Type': delivery.mediaType,
          'Content-Disposition': contentDisposition(delivery.fileName, delivery.fileName),
          'Cache-Control': 'no-store',
        });
        try {
          await pipeline(Readable.from(delivery.bytes, { objectMode: false }), response, { signal });
        } finally {
          const { printed, refused } = delivery.counts();
          annotate(response, { items: printed + refused, refused });
        }
      },
    }),
  };
}

function orderOf(query: BatchesQuery): BatchOrder {
  const { output, format, profile, strict, totals, documentDate } = query;
  if (format !== 'pdf' && profile !== undefined && profile !== 'plain') {
    throw new AppError('invalid-parameter', `参数 profile 只用于 pdf，不用于 ${format}，请删去。`, {
      members: { parameter: 'profile' },
    });
  }
  return {
    ...{ output, format, profile: profile ?? 'plain', strict, totals },
    onError: query['on-error'] ?? 'skip',
    ...(documentDate === undefined ? {} : { documentDate }),
  };
}

/** How the body is written, by its media type. */
function notationOf(request: Request, response: Response): BatchNotation {
  const notation = notations[essenceOf(request.get('content-type') ?? 'application/json')];
  if (notation !== undefined) return notation;
  const supported = ['application/json', 'application/x-ndjson'];
  response.set('Accept', supported.join(', '));
  const detail = `正文应为 JSON 数组（Content-Type: application/json）或一行一项（application/x-ndjson）。`;
  throw new AppError('unsupported-media-type', detail, { members: { supported } });
}

function essenceOf(header: string): string {
  try {
    const { essence, params } = new MIMEType(header);
    const charset = params.get('charset') ?? 'utf-8';
    return /^utf-?8$/i.test(charset) ? essence : '';
  } catch {
    return '';
  }
}

function bodyDescription({ forms, samples }: Service) {
  const item = {
    type: 'object',
    required: ['form', 'filing'],
    additionalProperties: false,
    properties: {
      form: { enum: forms.map(({ id }) => id), description: '表的编号。' },
      filing: { anyOf: filingSchemaRefs(forms), description: '申报内容。' },
      name: { type: 'string', description: '文件名，不带编号和扩展名；默认如“附件2-2021年度-信息化运维提升”。' },
    },
  };
  const [form] = forms;
  const sample = form && samples.find(form, 'blank');
  const examples =
    form === undefined || sample === undefined
      ? {}
      : { blank: [{ form: form.id, filing: JSON.parse(Buffer.from(sample).toString()) as unknown }] };
  return {
    description: '各项申报：数组，或一行一项的 NDJSON，UTF-8；可用 gzip 压缩。',
    content: { 'application/json': { type: 'array', items: item }, 'application/x-ndjson': item },
    examples,
  };
}
