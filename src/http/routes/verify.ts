import type { Request, Response } from 'express';
import { verificationJson } from '../../verify/verification.ts';
import { volumeBounds } from '../../verify/verify-volume.ts';
import { bytesOfEach } from '../openapi/bodies.ts';
import { requireAccept } from '../request/accept.ts';
import { bodyTypeOf, unsupportedType } from '../request/content-type.ts';
import { annotate } from '../request/request-record.ts';
import { batchSignals, workOnBody } from '../request/work.ts';
import { type Resource, bodyProblems, operation } from '../resource.ts';
import { schemaRef } from '../schemas.ts';
import type { Service } from '../service.ts';

const mediaTypes = [
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/octet-stream',
] as const;

/** A document may be larger than its filing, fonts and pages included: this many times the limit of a body. */
const documentToFiling = 4;

/** Milliseconds for the answer to go out. */
const answerTime = 30_000;

/** `POST /v1/verify` */
export function verifyResource(service: Service): Resource {
  return {
    path: '/v1/verify',
    tag: 'documents',
    post: operation({
      id: 'verifyDocument',
      summary: '核验一份 PDF 或 Word 文件，或一本合订本',
      description:
        '取出文件所附的申报内容，用同样的参数重新打印，逐字节比对。可以核验 pdfa-3b、3u、3a 的 PDF 和 Word 文件。' +
        `合订本取出各份重新合订后比对，差异说明在第几项第几页；最多 ${volumeBounds.items} 项、${volumeBounds.size >> 20} MB，` +
        `一次只核验一本，最长 ${volumeBounds.time / 60_000} 分钟，给单份文件让路，客户端断开即停。` +
        '不是本服务的文件、没有申报内容、被改动或损坏的文件都答 200，verdict 说明是哪一种，differences 说明差在哪里。',
      body: {
        description: '文件本身；没有的，结果说没有收到文件。',
        required: false,
        content: bytesOfEach(mediaTypes),
      },
      responses: {
        200: { description: '核验结果。', content: { 'application/json': schemaRef('Verification') } },
      },
      problems: [...bodyProblems, 'overloaded', 'browser-unavailable', 'deadline-exceeded'],
      handle: async ({ request, response }) => {
        requireAccept(request, 'application/json');
        requireDocument(request, response);
        const volume = batchSignals(response, service.lifecycle);
        const size = documentToFiling * service.limits.bodyLimit;
        const work = { request, response, kind: 'verify', size } as const;
        const verification = await workOnBody(service, work, async (file, limits) => {
          // Nothing is sent while a volume is made again, which takes as long as a batch does.
          response.setTimeout(volumeBounds.time + answerTime);
          return service.verifier.verify(file, { ...limits, volume });
        });
        annotate(response, { verdict: verification.verdict });
        response.set('Cache-Control', 'no-store').type('application/json').send(verificationJson(verification));
      },
    }),
  };
}

/** Makes sure that the body claims to be a document or says nothing of itself. Whether it is, the examiner finds out. */
function requireDocument(request: Request, response: Response): void {
  if (request.get('content-type') === undefined || mediaTypes.some((type) => type === bodyTypeOf(request).essence))
    return;
  throw unsupportedType(
    response,
    '请把 PDF 或 Word 文件本身作为正文发送，Content-Type 写 application/pdf 或 application/octet-stream。',
    mediaTypes,
  );
}
