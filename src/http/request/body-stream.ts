import { createGunzip } from 'node:zlib';
import type { Request, Response } from 'express';
import { AppError } from '../../errors.ts';
import { isCompressed } from './body.ts';

/**
 * The body as it comes, of any length: who reads slowly slows the sender down. Leaving it early leaves the connection
 * open, on which the answer goes out. A client that asks before it sends (RFC 9110, 10.1.1) is told to go on when the
 * reading begins: who is refused before has sent nothing in vain. Rejects with AppError `invalid-compression`,
 * `client-gone`.
 *
 * @throws AppError `unsupported-media-type` for an encoding other than gzip
 */
export function bodyStream(request: Request, response: Response): AsyncIterable<Uint8Array> {
  return wanted(request, response, isCompressed(request, response) ? inflated(request) : plain(request));
}

async function* wanted(
  request: Request,
  response: Response,
  body: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  if (request.get('expect') !== undefined) response.writeContinue();
  yield* body;
}

async function* plain(request: Request): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* request.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw gone(error);
  }
  // A connection that breaks ends some streams without an error.
  if (!request.complete) throw gone(undefined);
}

async function* inflated(request: Request): AsyncGenerator<Uint8Array, void, undefined> {
  const gunzip = createGunzip();
  request.on('error', (error) => gunzip.destroy(error));
  request.on('close', () => {
    if (!request.complete) gunzip.destroy(new Error('The connection broke'));
  });
  request.pipe(gunzip);
  try {
    yield* gunzip as AsyncIterable<Uint8Array>;
  } catch (error) {
    if (!request.complete && request.destroyed) throw gone(error);
    throw new AppError('invalid-compression', '正文不是完整、有效的 gzip 数据，请重新压缩，或不压缩直接发送。', {
      cause: error,
    });
  } finally {
    request.unpipe(gunzip);
    gunzip.on('error', () => undefined).destroy();
  }
}

function gone(cause: unknown): AppError {
  return new AppError('client-gone', '客户端没有发完正文就断开了。', { cause });
}
