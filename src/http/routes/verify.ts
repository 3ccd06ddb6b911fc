import { MIMEType } from 'node:util';
import type { Request, Response } from 'express';
import { verificationJson } from '../../verify/verification.ts';
import { volumeBounds } from '../../verify/verify-volume.ts';
import { AppError } from '../../errors.ts';
import { requireAccept } from '../request/accept.ts';
import { batchSignals } from '../request/batch-signals.ts';
import { readBody } from '../request/body.ts';
import { annotate } from '../request/request-record.ts';
import { lookForPlace } from '../front-door.ts';
import { workSignal } from '../request/work-signal.ts';
import { operation, type Resource } from '../resource.ts';
import { schemaRef } from '../schemas.ts';
import type { Service } from '../service.ts';
import { bodyLimitsOf } from './validate.ts';

const mediaTypes = [
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/octet-stream',
] as const;

/** A document may be larger than its filing, fonts and pages included: this many times the limit of a body. */
const DOCUMENT_TO_FILING = 4;

/** Milliseconds for the answer to go out. */
const answerTime = 30_000;

/** `POST /v1/verify` */
export function verifyResource(service: Service): Resource {
  return {
    path: '/v1/verify',
    tag: '文件',
    post: operation({
      id: 'verifyDocument',
      summary: '核验一份 PDF 或 Word 文件，或一本合订本',
      description:
        '取出文件所附的申报内容，用同样的参数重新打印，逐字节比对。可以核验 pdfa-3b、3u、3a 的 PDF 和 Word 文件。' +
        `合订本取出各份重新合订后比对，差异说明在第几项第几页；最多 ${volumeBounds.items} 项、${volumeBounds.size >> 20} MB，` +
        `一次只核验一本，最长 ${volumeBounds.time / 60_000} 分钟，给单份文件让路，客户端断开即停。` +
        '不是本服务的文件、没有申报内容、被改动或损坏的文件都答 200，verdict 说明是哪一种，differences 说明差在哪里。',
      body: {
        description: '文件本身。',
        content: Object.fromEntries(mediaTypes.map((type) => [type, {}])),
      },
      responses: {
        200: { description: '核验结果。', content: { 'application/json': schemaRef('Verification') } },
      },
      problems: [
        'not-acceptable',
        'unsupported-media-type',
        'too-large',
        'request-timeout',
        'invalid-compression',
        'overloaded',
        'browser-unavailable',
        'deadline-exceeded',
      ],
      handle: async ({ request, response }) => {
        requireAccept(request, 'application/json');
        requireDocument(request, response);
        lookForPlace(response, service.admission, 'verify');
        const { limits, lifecycle } = service;
        const size = DOCUMENT_TO_FILING * limits.bodyLimit;
        const file = await readBody(request, response, { ...bodyLimitsOf(service), size });
        annotate(response, { bytesIn: file.length });
        const signal = workSignal(response, limits.deadline, lifecycle);
        const volume = batchSignals(response, lifecycle);
        // Nothing is sent while a volume is made again, which takes as long as a batch does.
        response.setTimeout(volumeBounds.time + answerTime);
        const verification = await service.admission.run(
          'verify',
          async (own) => service.verifier.verify(file, { ...own, volume }),
          signal,
        );
        annotate(response, { verdict: verification.verdict });
        response.set('Cache-Control', 'no-store').type('application/json').send(verificationJson(verification));
      },
    }),
  };
}

/** Makes sure that the body claims to be a document or says nothing of itself. Whether it is, the examiner finds out. */
function requireDocument(request: Request, response: Response): void {
  const header = request.get('content-type');
  if (header === undefined || isDocument(header)) return;
  response.set('Accept', mediaTypes.join(', '));
  throw new AppError(
    'unsupported-media-type',
    '请把 PDF 或 Word 文件本身作为正文发送，Content-Type 写 application/pdf 或 application/octet-stream。',
    { members: { supported: mediaTypes } },
  );
}

function isDocument(header: string): boolean {
  try {
    const { essence } = new MIMEType(header);
    return mediaTypes.some((type) => type === essence);
  } catch {
    return false; // not a media type at all
  }
}
