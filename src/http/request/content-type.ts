import { MIMEType } from 'node:util';
import type { Request, Response } from 'express';
import { AppError } from '../../errors.ts';

/**
 * The media type that the body claims to have, without parameters (RFC 9110, 8.3), and whether its encoding is UTF-8. Whether
 * the claim is true, the reader of the body finds out.
 */
export function bodyTypeOf(request: Request): { readonly essence: string; readonly isUtf8: boolean } {
  try {
    const { essence, params } = new MIMEType(request.get('content-type') ?? '');
    return { essence, isUtf8: /^utf-?8$/i.test(params.get('charset') ?? 'utf-8') };
  } catch {
    return { essence: '', isUtf8: false }; // not a media type at all
  }
}

/** Sets the header `Accept`, which says what would do (RFC 9110, 15.5.16). */
export function unsupportedType(response: Response, detail: string, supported: readonly string[]): AppError {
  response.set('Accept', supported.join(', '));
  return new AppError('unsupported-media-type', detail, { members: { supported } });
}

/** Makes sure that the body claims to be JSON in UTF-8 (RFC 8259, 8.1). Throws AppError `unsupported-media-type`. */
export function requireJson(request: Request, response: Response): void {
  const { essence, isUtf8 } = bodyTypeOf(request);
  if (essence === 'application/json' && isUtf8) return;
  const isUntold = request.get('content-type') === undefined;
  // Without a body, what is wrong is the missing JSON, not its type.
  if (isUntold && !hasBody(request)) return;
  const told = essence === 'application/json' ? '正文的字符编码只能是 UTF-8' : '不支持这种正文类型';
  const problem = isUntold ? '请求没有写明正文类型' : told;
  const detail = `${problem}，请发送 Content-Type: application/json 的 UTF-8 正文。`;
  throw unsupportedType(response, detail, ['application/json']);
}

function hasBody({ headers }: Request): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
