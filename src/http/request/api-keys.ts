import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { AppError } from '../../errors.ts';

/**
 * Asks for one of the API keys, as `Authorization: Bearer` (RFC 6750) or `X-API-Key`. Digests are compared, all of
 * them, in constant time. No keys configured: everyone may pass.
 */
export function requireApiKey(digests: readonly Uint8Array[]): RequestHandler {
  return (request, response, next) => {
    if (isAuthorised(request, digests)) {
      next();
      return;
    }
    const hasKey = keyOf(request) !== undefined;
    // RFC 6750, section 3: the error is named only when a key came.
    response.set('WWW-Authenticate', `Bearer realm="filing-press"${hasKey ? ', error="invalid_token"' : ''}`);
    throw new AppError(
      'unauthorized',
      hasKey ? '这个 API 密钥无效，请核对。' : '请求没有带 API 密钥，请在 Authorization: Bearer 之后写上密钥。',
    );
  };
}

/** Whether one of the keys came with a request, or none is asked for. */
export function isAuthorised(request: IncomingMessage, digests: readonly Uint8Array[]): boolean {
  if (digests.length === 0) return true;
  const key = keyOf(request);
  if (key === undefined) return false;
  const digest = createHash('sha256').update(key).digest();
  return digests.reduce((known, candidate) => timingSafeEqual(candidate, digest) || known, false);
}

function keyOf({ headers }: IncomingMessage): string | undefined {
  return /^Bearer +(\S+) *$/i.exec(headers.authorization ?? '')?.[1] ?? headers['x-api-key']?.toString();
}
