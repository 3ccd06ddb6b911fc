import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Request, Response } from 'express';
import { AppError } from '../../errors.ts';
import type { BodyBudget } from './body-budget.ts';

export interface BodyLimits {
  /** Most bytes of the body, decompressed. */
  readonly size: number;
  /** Milliseconds in which the whole body has to arrive. */
  readonly time: number;
  readonly budget: BodyBudget;
}

/**
 * Reads the whole body as the bytes it is: no decoding, no parsing. The limit holds while the body streams in, and
 * for what comes out of gzip, so that neither a chunked body nor a compressed one can outgrow it.
 *
 * @throws AppError `too-large`, `unsupported-media-type` (an encoding other than gzip), `invalid-compression`,
 *   `request-timeout`, `overloaded`, `client-gone`
 */
export async function readBody(request: Request, response: Response, limits: BodyLimits): Promise<Buffer> {
  const compressed = isCompressed(request, response);
  // Refused by its own word before a byte of it has arrived; the same number counts for compressed ones.
  if (Number(request.get('content-length') ?? 0) > limits.size) throw tooLarge(limits.size);
  // RFC 9110, 10.1.1: only now that it is wanted is the client told to go on.
  if (request.get('expect') !== undefined) response.writeContinue();
  return collect(request, response, compressed, limits);
}

/** Whether the body is compressed with gzip. Throws AppError `unsupported-media-type` for any other encoding. */
export function isCompressed(request: Request, response: Response): boolean {
  const encoding = (request.get('content-encoding') ?? 'identity').trim().toLowerCase();
  if (encoding === 'identity') return false;
  if (encoding === 'gzip' || encoding === 'x-gzip') return true;
  // RFC 9110, 12.5.3: in this answer the field says which encodings would have done.
  response.set('Accept-Encoding', 'gzip, identity');
  throw new AppError('unsupported-media-type', '正文的压缩方式只支持 gzip；也可以不压缩。', {
    members: { supported: ['gzip', 'identity'] },
  });
}

/**
 * Events rather than `for await`: leaving such a loop destroys the stream, and with it the connection that the
 * answer has to go out on.
 */
function collect(request: Request, response: Response, compressed: boolean, limits: BodyLimits): Promise<Buffer> {
  return new Promise<Buffer>((resolve, reject) => {
    const inflated = compressed ? createGunzip() : undefined;
    const body: Readable = inflated ?? request;
    const chunks: Buffer[] = [];
    const hold = limits.budget.holdFor(response);
    let size = 0;

    const settle = (): void => {
      clearTimeout(timer);
      body.off('data', onData).off('end', onEnd).off('error', onError);
      request.off('close', onClose).off('error', onError);
      if (inflated !== undefined) {
        request.unpipe(inflated);
        inflated.on('error', () => undefined).destroy();
      }
    };
    const fail = (error: AppError): void => {
      settle();
      reject(error);
    };
    const onData = (chunk: Buffer): void => {
      size += chunk.length;
      if (size > limits.size) {
        fail(tooLarge(limits.size));
        return;
      }
      try {
        hold(chunk.length);
      } catch (error) {
        fail(error as AppError);
        return;
      }
      chunks.push(chunk);
    };
    const onEnd = (): void => {
      settle();
      resolve(Buffer.concat(chunks, size));
    };
    const onError = (error: Error): void => fail(request.errored === null ? notGzip(error) : clientGone(error));
    const onClose = (): void => {
      if (!request.complete) fail(clientGone());
    };
    const timer = setTimeout(() => fail(tooSlow(limits.time)), limits.time);

    body.on('data', onData).on('end', onEnd).on('error', onError);
    request.on('close', onClose);
    if (inflated !== undefined) {
      request.on('error', onError);
      request.pipe(inflated);
    }
  });
}

function tooLarge(limit: number): AppError {
  return new AppError('too-large', `请求正文（解压后）超过上限 ${limit} 字节，请缩短申报内容。`, {
    members: { limit },
  });
}

function tooSlow(milliseconds: number): AppError {
  return new AppError('request-timeout', `正文没有在 ${milliseconds / 1000} 秒内发完，请重新发送。`);
}

function notGzip(cause: Error): AppError {
  return new AppError('invalid-compression', '正文不是完整、有效的 gzip 数据，请重新压缩，或不压缩直接发送。', {
    cause,
  });
}

function clientGone(cause?: Error): AppError {
  return new AppError('client-gone', '客户端没有发完正文就断开了。', { cause });
}
