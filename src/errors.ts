import type { Finding } from './forms/findings.ts';

/**
 * Every failure that a caller can be told about: stable code → HTTP status and Chinese title.
 * The titles say what is wrong; the detail of each error says what to do. docs/errors.md lists the same codes.
 */
export const errorCatalogue = {
  'invalid-json': { status: 400, title: '请求正文不是有效的 JSON' },
  'duplicate-key': { status: 400, title: 'JSON 中有重复的键' },
  'invalid-encoding': { status: 400, title: '请求正文不是 UTF-8 编码' },
  'invalid-parameter': { status: 400, title: '查询参数无效' },
  unauthorized: { status: 401, title: '缺少有效的 API 密钥' },
  'not-found': { status: 404, title: '没有这个地址' },
  'form-not-found': { status: 404, title: '没有这张表' },
  'sample-not-found': { status: 404, title: '没有这个样例' },
  'page-not-found': { status: 404, title: '文件没有这一页' },
  'method-not-allowed': { status: 405, title: '此地址不支持该方法' },
  'not-acceptable': { status: 406, title: '无法按要求的格式答复' },
  'too-large': { status: 413, title: '请求正文过大' },
  'unsupported-media-type': { status: 415, title: '不支持的正文类型' },
  'invalid-filing': { status: 422, title: '申报内容有误，未生成文件' },
  'too-many-pages': { status: 422, title: '申报内容过长，超过页数上限' },
  overloaded: { status: 429, title: '排队已满，请稍后再试' },
  'client-gone': { status: 499, title: '客户端已断开' },
  internal: { status: 500, title: '服务内部错误' },
  starting: { status: 503, title: '服务正在启动，请稍后再试' },
  draining: { status: 503, title: '服务正在停止，请稍后再试' },
  'browser-unavailable': { status: 503, title: '打印引擎暂不可用，请稍后再试' },
  'deadline-exceeded': { status: 504, title: '处理超时' },
} as const;

export type ErrorCode = keyof typeof errorCatalogue;

/** What goes with an error beyond its code. */
export interface ErrorContext {
  /** The findings of an `invalid-filing`. */
  readonly findings?: readonly Finding[];
  /** Seconds after which a retry makes sense; becomes `Retry-After`. */
  readonly retryAfter?: number;
  /** Further members of the problem, e.g. `{parameter: 'dpi'}`. Never filing content. */
  readonly members?: Readonly<Record<string, string | number | readonly string[]>>;
  /** The library's own error, for the log only. */
  readonly cause?: unknown;
}

/** A failure that is told to the caller, with its code from the catalogue and a Chinese detail. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly context: ErrorContext;

  constructor(code: ErrorCode, detail: string, context: ErrorContext = {}) {
    super(detail, context.cause === undefined ? undefined : { cause: context.cause });
    this.name = 'AppError';
    this.code = code;
    this.context = context;
  }

  /** HTTP status of the code. */
  get status(): number {
    return errorCatalogue[this.code].status;
  }
}
