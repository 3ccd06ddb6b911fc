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
  if (retryAfter !== undefined) response.set('Retry-After', String(retryAfter));
  // A client that was not told to go on sends no body, and would send its next request where a body is due.
  if (request.get('expect') !== undefined && !request.complete) response.set('Connection', 'close');
  const problem = problemOf(error, request.originalUrl.replace(/\?.*$/s, ''), recordOf(response).requestId ?? '');
  const body = Buffer.from(JSON.stringify(problem));
  response
    .status(error.status)
    .set({
      'Content-Type': problemMediaType,
      'Content-Language': 'zh-CN',
      'Content-Length': String(body.length),
      'Cache-Control': 'no-store',
    })
    .end(body);
}
