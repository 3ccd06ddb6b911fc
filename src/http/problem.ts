import { AppError, errorCatalogue, type ErrorCode } from '../errors.ts';
import type { Finding } from '../forms/findings.ts';
import { cutText, toldFindings, type TellingLimits } from '../forms/told-findings.ts';

/** Media type of every answer that says what went wrong (RFC 9457). */
export const problemMediaType = 'application/problem+json';

/** Problem details (RFC 9457, section 3) of one failed request. */
export interface Problem {
  /** Relative to the service: `/problems/{code}`, which answers with what the code means. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** The path that was asked for, without its query. */
  readonly instance: string;
  readonly code: ErrorCode;
  readonly requestId: string;
  readonly errors?: readonly Finding[];
  readonly [member: string]: unknown;
}

/** Of a hopeless filing so many findings are reported; who has mended these sends it again. */
const limits: TellingLimits = { count: 1_000, bytes: 512 * 1024 };

/** UTF-16 units of a detail. */
const longestDetail = 2_000;

/** Seconds to wait where the error does not say. */
const defaultRetryAfter = 2;

/** The problem that tells a caller of an error. */
export function problemOf(error: AppError, instance: string, requestId: string): Problem {
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

/** URI reference of a code's explanation. */
export function problemType(code: ErrorCode): string {
  return `/problems/${code}`;
}

/** `Retry-After` in seconds, for the codes after which a retry makes sense. */
export function retryAfterOf({ code, status, context }: AppError): number | undefined {
  if (context.retryAfter !== undefined) return Math.max(1, Math.ceil(context.retryAfter));
  return status === 429 || status === 503 ? defaultRetryAfter : code === 'deadline-exceeded' ? 5 : undefined;
}

/** Whatever was thrown, as an error that can be told. What we do not know is `internal`; nothing of it gets out. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  // Express throws URIError with status 400 for a path that is not percent-encoded UTF-8.
  if (thrown instanceof URIError) {
    return new AppError('bad-request', '网址的百分号编码有误，请核对。', { cause: thrown });
  }
  return new AppError('internal', '服务出现内部错误，没有生成文件；请把 requestId 告诉管理员。', { cause: thrown });
}
