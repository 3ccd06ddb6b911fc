import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import { AppError, type ErrorCode, errorCatalogue } from '../errors.ts';
import { type TellingLimits, cutText, toldFindings } from '../forms/told-findings.ts';
import { problemMediaType } from './problem-type.ts';
import { annotate, recordOf } from './request/request-record.ts';
import { requestFault } from './request/spoilt-requests.ts';

/** Findings that the answer lists of a hopeless filing; when these are mended the caller sends it again. */
const limits: TellingLimits = { count: 1_000, bytes: 512 * 1024 };

/** UTF-16 units of a detail. */
const longestDetail = 2_000;

/** Seconds to wait where the error does not say. */
const defaultRetryAfter = 2;

/**
 * Problem details (RFC 9457, section 3) of one failed request.
 *
 * @param instance the path that was asked for, without its query
 */
export function problemOf(error: AppError, instance: string, requestId: string) {
  const { findings, members } = error.context;
  const { title, status } = errorCatalogue[error.code];
  const { told, untold } = toldFindings(findings ?? [], limits);
  const note = untold === 0 ? '' : `（共 ${told.length + untold} 处，这里列出前 ${told.length} 处）`;
  return {
    type: problemType(error.code),
    title,
    status,
    detail: cutText(error.message, longestDetail) + note,
    instance,
    code: error.code,
    requestId,
    ...(findings === undefined ? {} : { errors: told }),
    ...members,
  };
}

/** URI reference of a code's explanation, relative to the service. */
export function problemType(code: ErrorCode): string {
  return `/problems/${code}`;
}

/** `Retry-After` in seconds, for the codes after which a retry makes sense. */
export function retryAfterOf({ code, status, context }: AppError): number | undefined {
  if (context.retryAfter !== undefined) return Math.max(1, Math.ceil(context.retryAfter));
  return status === 429 || status === 503 ? defaultRetryAfter : code === 'deadline-exceeded' ? 5 : undefined;
}

/** Whatever was thrown, as an error of the catalogue. What we do not know is `internal`; nothing of it gets out. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  // Express throws URIError with status 400 for a path that is not percent-encoded UTF-8.
  if (thrown instanceof URIError) {
    return new AppError('bad-request', '网址的百分号编码有误，请核对。', { cause: thrown });
  }
  return new AppError('internal', '服务出现内部错误，没有生成文件；请把 requestId 告诉管理员。', { cause: thrown });
}

/** For what no route has taken. */
export const notFound: RequestHandler = () => {
  throw new AppError('not-found', '没有这个地址；全部地址见 /openapi.json。');
};

/** Refuses a request of which nothing can come, whatever it asks for. */
export function refuseSpoilt(request: IncomingMessage): void {
  const fault = requestFault(request);
  if (fault !== undefined) throw fault;
}

/** Answers whatever a handler threw with problem details. */
// eslint-disable-next-line @typescript-eslint/no-unused-vars -- Express tells error handlers by their four parameters
export const answerProblem: ErrorRequestHandler = (thrown: unknown, request, response, _next) => {
  answerError(thrown, request, response);
};

/** The same in front of Express. */
export function answerError(thrown: unknown, request: IncomingMessage, response: ServerResponse): void {
  const error = toAppError(thrown);
  annotate(response, {
    code: error.code,
    ...(error.context.findings === undefined ? {} : { errors: error.context.findings.length }),
    ...(error.status >= 500 ? { cause: thrown } : {}),
  });
  if (response.headersSent) {
    // Half an answer is out already: a broken connection is the only way left to say that it is not whole.
    response.destroy();
  } else if (!response.closed) {
    sendProblem(error, response, instanceOf(request));
  }
}

/** Answers with the problem of an error. `instance`: the path that was asked for. */
export function sendProblem(error: AppError, response: ServerResponse, instance: string): void {
  const retryAfter = retryAfterOf(error);
  if (retryAfter !== undefined) response.setHeader('Retry-After', String(retryAfter));
  const problem = problemOf(error, instance, recordOf(response).requestId ?? '');
  // As text: Node sends it in one piece with the head.
  const body = JSON.stringify(problem);
  const headers = {
    'Content-Type': problemMediaType,
    'Content-Language': 'zh-CN',
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
  };
  response.writeHead(error.status, headers).end(body);
}

/** The path of a request, without its query. Routers take what they have matched off the URL; the front door has none. */
function instanceOf({ originalUrl, url }: IncomingMessage & { readonly originalUrl?: string }): string {
  return (originalUrl ?? url ?? '').replace(/\?.*$/s, '');
}
