import type { ServerResponse } from 'node:http';

/**
 * What the log and the metrics get to know of a request. Only values from fixed lists, numbers and the request
 * id: nothing that a caller wrote.
 */
export interface RequestRecord {
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
