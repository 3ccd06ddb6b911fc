import type { Request } from 'express';
import { AppError } from '../../errors.ts';
import { type DocumentFormat, formats, mediaTypes } from '../../orders/options.ts';
import { problemMediaType } from '../problem-type.ts';

/**
 * The format of a document: the parameter `format`, or else what `Accept` likes best (RFC 9110, 12.5.1), a PDF
 * where it does not care.
 *
 * @throws AppError `not-acceptable` when `Accept` allows none of the formats, or not the one that was named
 */
export function negotiatedFormat(request: Request, named: DocumentFormat | undefined): DocumentFormat {
  const offered = (named === undefined ? formats : [named]).map((format) => mediaTypes[format]);
  const accepted = request.accepts(offered);
  // Beside a format that is named, JSON can only be meant for problems as well.
  const ofProblems = named === undefined ? [problemMediaType] : [problemMediaType, 'application/json'];
  if (accepted === false && !asksOnlyFor(request, ofProblems)) throw notAcceptable(offered, named);
  if (named !== undefined) return named;
  return isBrowser(request) ? 'pdf' : (formats.find((format) => mediaTypes[format] === accepted) ?? 'pdf');
}

/** Makes sure that an answer of one of these types is welcome, and says which: the first where `Accept` does not care. */
export function requireAccept(request: Request, ...types: readonly [string, ...string[]]): string {
  const accepted = request.accepts([...types]);
  if (accepted !== false) return accepted;
  if (asksOnlyFor(request, [problemMediaType])) return types[0];
  throw notAcceptable(types, undefined);
}

/**
 * Whether `Accept` names these types and no others. Generated clients put the first JSON type of a description there, which
 * is that of problems: it says how they like to hear what went wrong, and nothing of what they asked for.
 */
function asksOnlyFor(request: Request, types: readonly string[]): boolean {
  const asked = request.accepts();
  return asked.length > 0 && asked.every((type) => types.includes(type));
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
