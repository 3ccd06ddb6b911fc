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
    const key = bearerToken(request.get('authorization')) ?? request.get('x-api-key');
    if (passes(key, digests)) {
      next();
      return;
    }
    // RFC 6750, section 3: the error is named only when a key came.
    const error = key === undefined ? '' : ', error="invalid_token"';
    response.set('WWW-Authenticate', `Bearer realm="filing-press"${error}`);
    throw new AppError(
      'unauthorized',
      key === undefined
        ? '请求没有带 API 密钥，请在 Authorization: Bearer 之后写上密钥。'
        : '这个 API 密钥无效，请核对。',
    );
  };
}

/** Whether one of the keys came with a request, or none is asked for. */
export function isAuthorised({ headers }: IncomingMessage, digests: readonly Uint8Array[]): boolean {
  return passes(bearerToken(headers.authorization) ?? headers['x-api-key']?.toString(), digests);
}

function passes(key: string | undefined, digests: readonly Uint8Array[]): boolean {
  return digests.length === 0 || (key !== undefined && isKnown(key, digests));
}

function bearerToken(header: string | undefined): string | undefined {
  return /^Bearer +(\S+) *$/i.exec(header ?? '')?.[1];
}

function isKnown(key: string, digests: readonly Uint8Array[]): boolean {
  const digest = createHash('sha256').update(key).digest();
  return digests.reduce((known, candidate) => timingSafeEqual(candidate, digest) || known, false);
}
