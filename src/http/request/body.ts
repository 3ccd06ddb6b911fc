import { Readable, pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Request, Response } from 'express';
import { ByteCollector } from '../../bytes.ts';
import { AppError } from '../../errors.ts';
import type { LeastPace } from '../connection/reader-pace.ts';
import type { BodyBudget } from './body-budget.ts';
import { BodyReader } from './body-reader.ts';
import { tellToGoOn } from './expectation.ts';

interface BodyLimits {
  /** Most bytes of the body, decompressed. */
  readonly size: number;
  /** Milliseconds in which the whole body has to arrive. */
  readonly time: number;
  /** How fast it has to come on its way. */
  readonly pace: LeastPace;
  readonly budget: BodyBudget;
}

/**
 * Reads the whole body as the bytes it is: no decoding, no parsing. A batch is read by {@link bodyStream}. The limit holds while the body streams in, and
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
    for await (const chunk of contentOf(reader, compressed)) {
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

/**
 * The body as it comes, of any length, for what is printed while it is being sent: a slow reader slows the sender
 * down. Leaving it early leaves the connection open, on which the answer goes out. A client that asks before it sends is
 * told to go on when the reading begins: one that is refused before has sent nothing in vain. Rejects as
 * {@link readBody} does.
 *
 * @throws AppError `unsupported-media-type` for an encoding other than gzip
 */
export function bodyStream(request: Request, response: Response, pace: LeastPace): AsyncIterable<Uint8Array> {
  const compressed = isCompressed(request, response);
  async function* wanted(): AsyncGenerator<Buffer, void, undefined> {
    tellToGoOn(request, response);
    yield* contentOf(new BodyReader(request, pace), compressed);
  }
  return wanted();
}

/** Whether the body is compressed with gzip. Throws AppError `unsupported-media-type` for any other encoding. */
function isCompressed(request: Request, response: Response): boolean {
  const encoding = (request.get('content-encoding') ?? 'identity').trim().toLowerCase();
  if (encoding === 'identity') return false;
  if (encoding === 'gzip' || encoding === 'x-gzip') return true;
  // RFC 9110, 12.5.3: in this answer the field says which encodings would have done.
  response.set('Accept-Encoding', 'gzip, identity');
  throw new AppError('unsupported-media-type', '正文的压缩方式只支持 gzip；也可以不压缩。', {
    members: { supported: ['gzip', 'identity'] },
  });
}

/** The pieces of a body, unpacked; leaves it when it is left. */
async function* contentOf(reader: BodyReader, compressed: boolean): AsyncGenerator<Buffer, void, undefined> {
  try {
    if (compressed) yield* pipeline(Readable.from(reader.pieces()), createGunzip(), () => undefined);
    else yield* reader.pieces();
  } catch (error) {
    if (error instanceof AppError || !compressed) throw error;
    throw new AppError('invalid-compression', '正文不是完整、有效的 gzip 数据，请重新压缩，或不压缩直接发送。', {
      cause: error,
    });
  } finally {
    reader.leave();
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
