import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * What the log and the metrics get to know of a request. Only values from fixed lists, numbers and the request
 * id: nothing that a caller wrote.
 */
interface RequestRecord {
  requestId?: string;
  /** The pattern, not the path. */
  route?: string;
  code?: string;
  form?: string;
  format?: string;
  profile?: string;
  /** The query as read, values of `filename` left out. */
  query?: Readonly<Record<string, unknown>>;
  bytesIn?: number;
  bytesOut?: number;
  pages?: number;
  warnings?: number;
  /** Kinds of characters that were put right. */
  notices?: number;
  /** Findings that refused the filing. */
  errors?: number;
  /** Of a batch: how many items there were, and how many of them were not printed. */
  items?: number;
  refused?: number;
  /** Of a verification. */
  verdict?: string;
  /** What lies behind a 5xx, for the log. */
  cause?: unknown;
}

const records = new WeakMap<ServerResponse, RequestRecord>();

/** Adds to the record of the request that this response answers. */
export function annotate(response: ServerResponse, facts: RequestRecord): void {
  Object.assign(recordOf(response), facts);
}

export function recordOf(response: ServerResponse): RequestRecord {
  const known = records.get(response);
  if (known !== undefined) return known;
  const record: RequestRecord = {};
  records.set(response, record);
  return record;
}

/** Gives a request its number, which log, answer and problem name. */
export function identify(request: IncomingMessage, response: ServerResponse): void {
  const requestId = requestIdOf(request);
  annotate(response, { requestId });
  response.setHeader('X-Request-Id', requestId);
}

/** Long enough for UUIDs, trace ids and the like; nothing that could break a log line or a header. */
const sane = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/;

/** The caller's `X-Request-Id` when it is sane, so that both sides' logs can be joined; else a new one. */
export function requestIdOf({ headers }: IncomingMessage): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && sane.test(given) ? given : randomUUID();
}
