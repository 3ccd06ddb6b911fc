import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import { abortReason } from '../../concurrency/abort.ts';
import { signalWithin } from '../../concurrency/signal-within.ts';
import type { BatchDelivery } from '../../documents/batch/batch-press.ts';
import type { BatchNotation } from '../../documents/batch/batch-run.ts';
import { packedVolume } from '../../documents/batch/volume-envelope.ts';
import { AppError } from '../../errors.ts';
import {
  type BatchOptions,
  type BatchOrder,
  batchOptions,
  batchOrderOf,
  volumeOptionOf,
} from '../../orders/batch-order.ts';
import { batchBody, bytesOfEach } from '../openapi/bodies.ts';
import { requireAccept } from '../request/accept.ts';
import { bodyStream } from '../request/body.ts';
import { bodyTypeOf, unsupportedType } from '../request/content-type.ts';
import { invalidParameter, requireApplicable } from '../request/query.ts';
import { annotate } from '../request/request-record.ts';
import { batchSignals } from '../request/work.ts';
import { type Resource, bodyProblems, jsonProblems, operation } from '../resource.ts';
import { contentDisposition } from '../response/content-disposition.ts';
import { inPieces } from '../response/send-document.ts';
import type { Service } from '../service.ts';

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
    tag: 'documents',
    post: operation({
      id: 'makeBatch',
      summary: '成批生成文件',
      description:
        '正文是 JSON 数组，或 NDJSON（一行一项），边收边印，长短不限。答复边印边发，各项按来的顺序；' +
        '清单 manifest.json（BatchManifest）逐项说明印成与否、页数、SHA-256、提醒和问题：在 zip 中是最后一个文件，在 volume 中是附件' +
        '（pdfa-1*、pdfa-2* 不许有附件，不附；X-Batch-Manifest 说明在哪里）。Accept: application/zip 时 volume 答一个 ZIP：' +
        'filings.pdf 和旁边的 manifest.json，各标准都有清单。volume 的页数、摘要、未印的项在答复末尾的 trailer 中。' +
        '客户端断开，工作随之停止。',
      query: batchOptions,
      body: batchBody(service),
      responses: {
        200: {
          description: '打包的文件，或合订本。',
          content: bytesOfEach(['application/zip', 'application/pdf']),
          headers: ['Content-Disposition', 'X-Batch-Manifest'],
        },
      },
      problems: [
        ...bodyProblems,
        ...jsonProblems,
        'invalid-record',
        'invalid-batch',
        'empty-batch',
        'volume-full',
        'overloaded',
        'browser-unavailable',
        'storage-unavailable',
      ],
      handle: async ({ request, response, query }) => {
        const order = orderOf(query);
        const accepted = requireAccept(request, ...mediaTypes[order.output]);
        const notation = notationOf(request, response);
        const { output, format, profile } = order;
        annotate(response, { format, profile, query: { ...query, output } });

        const { signal, drain } = batchSignals(response, service.lifecycle);
        // It may pause while it is printed, but not for good: a second's worth has to come in the time of a body.
        const pace = { bytes: service.limits.leastRate, time: service.limits.bodyTime };
        const body = { notation, bytes: bodyStream(request, response, pace) };
        const sending = accepted === 'application/zip' ? { envelope: packedVolume() } : {};
        const delivery = await service.batches.start(order, body, { signal, drain }, sending);
        response.status(200).set({
          'Content-Type': delivery.mediaType,
          'Content-Disposition': contentDisposition(delivery.fileName, delivery.fileName),
          'Cache-Control': 'no-store',
          'X-Batch-Manifest': delivery.manifest,
          ...(order.output === 'volume' ? { Trailer: volumeTrailers.join(', ') } : {}),
        });
        const taken = signalWithin([signal, delivery.brokenOff]);
        try {
          const bytes = Readable.from(withTrailers(delivery, response), { objectMode: false });
          await pipeline(bytes, response, { signal: taken.signal });
        } catch (error) {
          throw taken.signal.aborted ? abortReason(taken.signal) : error;
        } finally {
          taken.release();
          // A client that had gone before the first byte was asked for: nobody else ends what was never begun.
          await delivery.bytes.return?.();
          const { printed, refused } = delivery.counts();
          annotate(response, { items: printed + refused, refused });
        }
      },
    }),
  };
}

/** Media types of the outputs, the usual one first: a volume comes in a ZIP where that is what `Accept` likes best. */
const mediaTypes: Readonly<Record<BatchOrder['output'], readonly [string, ...string[]]>> = {
  zip: ['application/zip'],
  volume: ['application/pdf', 'application/zip'],
};

/** What is known of a volume when it has been sent: fields behind the body (RFC 9110, 6.5; RFC 9530, 2). */
const volumeTrailers = [
  'Content-Digest',
  'X-Document-Pages',
  'X-Batch-Printed',
  'X-Batch-Refused',
  'X-Batch-Refused-Total',
] as const;

/** Numbers of refused items that are listed. */
const maxRefused = 500;

async function* withTrailers(delivery: BatchDelivery, response: Response): AsyncGenerator<Uint8Array> {
  for await (const bytes of delivery.bytes) yield* inPieces(bytes);
  const summary = delivery.summary();
  if (summary === undefined) return;
  const { digest, pages, refused } = summary;
  const fields: Readonly<Record<(typeof volumeTrailers)[number], string>> = {
    'Content-Digest': `sha-256=:${Buffer.from(digest).toString('base64')}:`,
    'X-Document-Pages': String(pages),
    'X-Batch-Printed': String(delivery.counts().printed),
    'X-Batch-Refused': refused.slice(0, maxRefused).join(', '),
    'X-Batch-Refused-Total': String(delivery.counts().refused),
  };
  response.addTrailers(fields);
}

function orderOf(options: BatchOptions): BatchOrder {
  const { output, format } = options;
  if (output === 'volume' && format !== 'pdf') {
    const detail =
      '合订本只有 PDF：Word 文件各有各的分节和编号，合并后页码、目录和排版都不再可靠。请用 format=pdf，或用 output=zip 得到各份 Word 文件。';
    throw new AppError('not-acceptable', detail, { members: { acceptable: ['application/pdf'] } });
  }
  const parameter = volumeOptionOf(options);
  if (parameter !== undefined) {
    throw invalidParameter(parameter, `参数 ${parameter} 只用于 output=volume，请删去。`);
  }
  requireApplicable(options, format);
  return batchOrderOf(options);
}

/** How the body is written, by its media type; JSON unless told. */
function notationOf(request: Request, response: Response): BatchNotation {
  if (request.get('content-type') === undefined) return 'array';
  const { essence, isUtf8 } = bodyTypeOf(request);
  const notation = isUtf8 ? notations[essence] : undefined;
  if (notation !== undefined) return notation;
  const detail = '正文应为 JSON 数组（Content-Type: application/json）或一行一项（application/x-ndjson）。';
  throw unsupportedType(response, detail, ['application/json', 'application/x-ndjson']);
}
