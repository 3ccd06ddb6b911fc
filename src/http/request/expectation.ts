import type { IncomingMessage, ServerResponse } from 'node:http';

const told = new WeakSet<IncomingMessage>();

/**
 * Tells a client that asked before it sends its body (`Expect: 100-continue`) to go on. RFC 9110, 10.1.1: once, and
 * never to a client of HTTP/1.0, which would take it for the answer.
 */
export function tellToGoOn(request: IncomingMessage, response: ServerResponse): void {
  if (!isAsked(request) || told.has(request)) return;
  told.add(request);
  response.writeContinue();
}

/** The client still waits for that, and sends its body or does not: what it sends next may be either. */
export function waitsToBeTold(request: IncomingMessage): boolean {
  return isAsked(request) && !told.has(request);
}

function isAsked({ headers, httpVersion }: IncomingMessage): boolean {
  return headers.expect !== undefined && httpVersion !== '1.0';
}
