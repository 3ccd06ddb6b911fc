import { MIMEType } from 'node:util';
import type { Request, Response } from 'express';
import { AppError } from '../../errors.ts';

/**
 * Makes sure that the body claims to be JSON in UTF-8 (RFC 8259, 8.1). Whether it is, its reader finds out.
 *
 * @throws AppError `unsupported-media-type`, with the header `Accept` saying what would do (RFC 9110, 15.5.16)
 */
export function requireJson(request: Request, response: Response): void {
  const header = request.get('content-type');
  if (header === undefined) {
    // No body at all: what is wrong is the missing JSON, not its type.
    if (!hasBody(request)) return;
    throw unsupported(response, '请求没有写明正文类型');
  }
  const type = parse(header);
  if (type?.essence !== 'application/json') throw unsupported(response, '不支持这种正文类型');
  const charset = type.params.get('charset');
  if (charset !== null && !/^utf-?8$/i.test(charset)) throw unsupported(response, '正文的字符编码只能是 UTF-8');
}

function hasBody({ headers }: Request): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

function parse(header: string): MIMEType | undefined {
  try {
    return new MIMEType(header);
  } catch {
    return undefined; // not a media type at all
  }
}

function unsupported(response: Response, problem: string): AppError {
  response.set('Accept', 'application/json');
  return new AppError('unsupported-media-type', `${problem}，请发送 Content-Type: application/json 的 UTF-8 正文。`, {
    members: { supported: ['application/json'] },
  });
}
