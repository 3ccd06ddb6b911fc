import type { IncomingMessage, ServerResponse } from 'node:http';
import { requestIdOf } from './request/request-id.ts';
import { annotate } from './request/request-record.ts';

/** Gives a request its number, which log, answer and problem name. */
export function identify(request: IncomingMessage, response: ServerResponse): void {
  const requestId = requestIdOf(request);
  annotate(response, { requestId });
  response.setHeader('X-Request-Id', requestId);
}
