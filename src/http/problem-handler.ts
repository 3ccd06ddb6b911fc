import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { AppError } from '../errors.ts';
import { problemMediaType, problemOf, retryAfterOf, toAppError } from './problem.ts';
import { annotate, recordOf } from './request/request-record.ts';

/** For what no route has taken. */
export const notFound: RequestHandler = () => {
  throw new AppError('not-found', '没有这个地址；全部地址见 /openapi.json。');
};

/** Answers whatever a handler threw with problem details. */
// eslint-disable-next-line @typescript-eslint/no-unused-vars -- Express tells error handlers by their four parameters
export const answerProblem: ErrorRequestHandler = (thrown: unknown, request, response, _next) => {
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
    sendProblem(error, request, response);
  }
};

function sendProblem(error: AppError, request: Request, response: Response): void {
  const retryAfter = retryAfterOf(error);
  if (retryAfter !== undefined) response.setHeader('Retry-After', String(retryAfter));
  // A client that was not told to go on sends no body, and would send its next request where a body is due.
  if (request.headers.expect !== undefined && !request.complete) response.setHeader('Connection', 'close');
  const problem = problemOf(error, targetOf(request).replace(/\?.*$/s, ''), recordOf(response).requestId ?? '');
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

/** Routers take what they have matched off the URL; at the front door there was no router yet. */
function targetOf({ originalUrl, url }: Partial<Request>): string {
  return originalUrl ?? url ?? '';
}
