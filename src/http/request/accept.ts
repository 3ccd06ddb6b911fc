import type { Request } from 'express';
import { AppError } from '../../errors.ts';
import { type DocumentFormat, formats, mediaTypes } from '../../orders/options.ts';

/**
 * The format of a document: the parameter `format`, or else what `Accept` likes best (RFC 9110, 12.5.1), a PDF
 * where it does not care.
 *
 * @throws AppError `not-acceptable` when `Accept` allows none of the formats, or not the one that was named
 */
export function negotiatedFormat(request: Request, named: DocumentFormat | undefined): DocumentFormat {
  const offered = (named === undefined ? formats : [named]).map((format) => mediaTypes[format]);
  const accepted = request.accepts(offered);
  if (accepted === false) throw notAcceptable(offered, named);
  if (named !== undefined) return named;
  return isBrowser(request) ? 'pdf' : (formats.find((format) => mediaTypes[format] === accepted) ?? 'pdf');
}

/** Makes sure that an answer of this type is welcome. */
export function requireAccept(request: Request, ...types: readonly string[]): string {
  const accepted = request.accepts([...types]);
  if (accepted === false) throw notAcceptable(types, undefined);
  return accepted;
}

/**
 * A browser asks everybody for `text/html,application/xhtml+xml,…,*​/*`: a habit, not a wish for the html format.
 */
function isBrowser(request: Request): boolean {
  const accept = request.get('accept') ?? '';
  return accept.includes('application/xhtml+xml') && accept.includes('*/*');
}

function notAcceptable(types: readonly string[], named: DocumentFormat | undefined): AppError {
  const detail =
    named === undefined
      ? `请求头 Accept 不接受可用的类型，请改为其中之一：${types.join('、')}。`
      : `参数 format=${named} 与请求头 Accept 矛盾，请只用其中之一。`;
  return new AppError('not-acceptable', detail, { members: { acceptable: types } });
}
