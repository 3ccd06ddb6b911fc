import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import { AppError } from '../errors.ts';
import { problemMediaType, problemOf, retryAfterOf, toAppError } from './problem.ts';
import { annotate, recordOf } from './request/request-record.ts';
import { faultOf } from './request/spoilt-requests.ts';

/** For what no route has taken. */
export const notFound: RequestHandler = () => {
  throw new AppError('not-found', '没有这个地址；全部地址见 /openapi.json。');
};

/** Refuses a request of which nothing can come, whatever it asks for. */
export function refuseSpoilt(request: IncomingMessage): void {
  const fault = faultOf(request);
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
