import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Request, Response } from 'express';
import { AppError } from '../../errors.ts';
import type { BodyPace } from './body-pace.ts';
import { BodyReader } from './body-reader.ts';
import { tellToGoOn } from './expectation.ts';

/**
 * The body as it comes, of any length: who reads slowly slows the sender down. Leaving it early leaves the connection
 * open, on which the answer goes out. A client that asks before it sends (RFC 9110, 10.1.1) is told to go on when the
 * reading begins: who is refused before has sent nothing in vain. Rejects with AppError `invalid-compression`,
 * `client-gone`, `request-timeout`, `bad-request`.
 *
 * @throws AppError `unsupported-media-type` for an encoding other than gzip
 */
export function bodyStream(request: Request, response: Response, pace: BodyPace): AsyncIterable<Uint8Array> {
  const compressed = isCompressed(request, response);
  return wanted(request, response, { compressed, pace });
}

async function* wanted(
  request: Request,
  response: Response,
  { compressed, pace }: { readonly compressed: boolean; readonly pace: BodyPace },
): AsyncGenerator<Uint8Array, void, undefined> {
  tellToGoOn(request, response);
  const reader = new BodyReader(request, pace);
  yield* compressed ? inflated(reader) : piecesOf(reader);
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

/** All pieces of a body; leaves it when it is left. */
export async function* piecesOf(reader: BodyReader): AsyncGenerator<Buffer, void, undefined> {
  try {
    for (let piece = await reader.next(); piece !== undefined; piece = await reader.next()) yield piece;
  } finally {
    reader.leave();
  }
}

/** What the pieces of a gzip body unpack to. */
export async function* inflated(reader: BodyReader): AsyncGenerator<Buffer, void, undefined> {
  const gunzip = pipeline(Readable.from(piecesOf(reader)), createGunzip(), () => undefined);
  try {
    yield* gunzip as AsyncIterable<Buffer>;
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('invalid-compression', '正文不是完整、有效的 gzip 数据，请重新压缩，或不压缩直接发送。', {
      cause: error,
    });
  } finally {
    reader.leave();
  }
}
