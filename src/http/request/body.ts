import type { Request, Response } from 'express';
import { ByteCollector } from '../../bytes.ts';
import { AppError } from '../../errors.ts';
import type { BodyBudget } from './body-budget.ts';
import type { BodyPace } from './body-pace.ts';
import { BodyReader } from './body-reader.ts';
import { inflated, isCompressed, piecesOf } from './body-stream.ts';
import { tellToGoOn } from './expectation.ts';

export interface BodyLimits {
  /** Most bytes of the body, decompressed. */
  readonly size: number;
  /** Milliseconds in which the whole body has to arrive. */
  readonly time: number;
  /** How fast it has to come on its way. */
  readonly pace: BodyPace;
  readonly budget: BodyBudget;
}

/**
 * Reads the whole body as the bytes it is: no decoding, no parsing. The limit holds while the body streams in, and
 * for what comes out of gzip, so that neither a chunked body nor a compressed one can outgrow it.
 *
 * @throws AppError `too-large`, `unsupported-media-type` (an encoding other than gzip), `invalid-compression`,
 *   `request-timeout`, `overloaded`, `bad-request`, `client-gone`
 */
export async function readBody(request: Request, response: Response, limits: BodyLimits): Promise<Buffer> {
  const compressed = isCompressed(request, response);
  // Refused by its own word before a byte of it has arrived; the same number counts for compressed ones.
  if (Number(request.get('content-length') ?? 0) > limits.size) throw tooLarge(limits.size);
  // RFC 9110, 10.1.1: only now that it is wanted is the client told to go on.
  tellToGoOn(request, response);
  const reader = new BodyReader(request, limits.pace);
  const upload = limits.budget.open(response, (error) => reader.fail(error));
  const timer = setTimeout(() => reader.fail(tooLate(limits.time)), limits.time);
  try {
    const body = new ByteCollector();
    for await (const chunk of compressed ? inflated(reader) : piecesOf(reader)) {
      if (body.length + chunk.length > limits.size) throw tooLarge(limits.size);
      upload.book(chunk.length);
      body.add(chunk);
    }
    upload.complete();
    return body.take();
  } catch (error) {
    upload.release();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

function tooLarge(limit: number): AppError {
  return new AppError('too-large', `请求正文（解压后）超过上限 ${limit} 字节，请缩短申报内容。`, {
    members: { limit },
  });
}

function tooLate(milliseconds: number): AppError {
  return new AppError('request-timeout', `正文没有在 ${milliseconds / 1000} 秒内发完，请重新发送。`);
}
