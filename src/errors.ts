import type { Finding } from './forms/findings.ts';

/**
 * Every failure that a caller can meet: its HTTP status, what is wrong, and what the caller can do about it (both Chinese).
 * The detail of each single error says what is wrong in that request; docs/errors.md lists the same codes, and a test holds
 * the two together.
 */
export const errorCatalogue = {
  'bad-request': {
    status: 400,
    title: '请求不是有效的 HTTP',
    advice: '请求行、请求头或正文的传输方式有误；请用标准的 HTTP 客户端重新发送。',
  },
  'invalid-json': {
    status: 400,
    title: '不是有效的 JSON',
    advice: '按所指的行和列改正 JSON 的写法；注释、末尾逗号、单引号都不是 JSON。',
  },
  'duplicate-key': {
    status: 400,
    title: 'JSON 中有重复的键',
    advice: '同一对象里每个键只能出现一次；删去多余的那个，以免印出的不是想要的值。',
  },
  'invalid-encoding': {
    status: 400,
    title: '不是 UTF-8 编码',
    advice: '把正文转为 UTF-8 再发送；GBK、UTF-16 等编码不接受。',
  },
  'invalid-compression': {
    status: 400,
    title: '请求正文解压失败',
    advice: '正文与 Content-Encoding 所说的压缩方式不符，或已损坏；重新压缩，或不压缩直接发送。',
  },
  'invalid-parameter': {
    status: 400,
    title: '查询参数无效',
    advice: '改正 parameter 所指的参数；allowed 列出可用的值，/openapi.json 列出全部参数。',
  },
  unauthorized: {
    status: 401,
    title: '缺少有效的 API 密钥',
    advice: '在请求头 Authorization: Bearer 之后，或在 X-API-Key 中，写上管理员发给的密钥。',
  },
  'not-found': { status: 404, title: '没有这个地址', advice: '核对网址；/openapi.json 列出全部地址。' },
  'form-not-found': { status: 404, title: '没有这张表', advice: '表的编号见 /v1/forms，例如 annex-2。' },
  'sample-not-found': { status: 404, title: '没有这个样例', advice: '每张表的样例名见 /v1/forms 中的 samples。' },
  'page-not-found': {
    status: 404,
    title: '文件没有这一页',
    advice: 'page 从 1 起，不超过文件的页数；省略 page 得到第 1 页。',
  },
  'method-not-allowed': {
    status: 405,
    title: '此地址不支持该方法',
    advice: '改用答复头 Allow 列出的方法。',
  },
  'not-acceptable': {
    status: 406,
    title: '无法按要求的格式答复',
    advice: '改正请求头 Accept 或参数 format，或只用其中之一；acceptable 列出可用的类型。',
  },
  'request-timeout': {
    status: 408,
    title: '请求未在时限内发完',
    advice: '网络过慢或客户端没有把请求发完；请重新发送。',
  },
  'too-large': {
    status: 413,
    title: '内容过大',
    advice: '缩短申报内容；limit 是正文（解压后）的字节上限，可由管理员调整。',
  },
  'unsupported-media-type': {
    status: 415,
    title: '不支持的正文类型',
    advice: '正文用 UTF-8 的 JSON，请求头写 Content-Type: application/json；压缩只接受 gzip。',
  },
  'expectation-failed': {
    status: 417,
    title: '无法满足请求头 Expect',
    advice: '只支持 Expect: 100-continue；去掉这个请求头再发送。',
  },
  'invalid-filing': {
    status: 422,
    title: '申报内容有误，未生成文件',
    advice: '按 errors 逐项改正：pointer 是在 JSON 中的位置，label 是表上的栏目，message 说怎样改。',
  },
  'invalid-record': {
    status: 422,
    title: '批次中的这一项不完整',
    advice: '每一项写成 {"form": "annex-2", "filing": {…}, "name": "可不写"}；errors 说缺什么、多什么。',
  },
  'invalid-batch': {
    status: 422,
    title: '批次中有不能印的申报，什么也没有印',
    advice: '按 items 改正所列的各项后重发；或用 on-error=skip，只印其余的。',
  },
  'empty-batch': {
    status: 422,
    title: '批次里没有申报',
    advice: '正文写成数组 [{"form": …, "filing": …}, …]，或用 NDJSON 一行一项，至少要有一项。',
  },
  'too-many-pages': {
    status: 422,
    title: '申报内容过长，超过页数上限',
    advice: '缩短申报内容，或请管理员调高页数上限。',
  },
  'volume-full': {
    status: 422,
    title: '合订本已满',
    advice: '一个 PDF 文件放不下这么多申报；请把批次分成几册，分别合订。',
  },
  overloaded: {
    status: 429,
    title: '排队已满，请稍后再试',
    advice: '什么也没有生成；等 Retry-After 所说的秒数后，原样重发即可。',
  },
  'headers-too-large': {
    status: 431,
    title: '请求头过大',
    advice: '网址和请求头合计不超过 16 KiB；申报内容应放在正文里。',
  },
  'client-gone': {
    status: 499,
    title: '客户端已断开',
    advice: '仅见于日志和指标：客户端在答复之前断开，工作随之停止。',
  },
  internal: {
    status: 500,
    title: '内部错误',
    advice: '请把 requestId 告诉管理员，由管理员在日志中查找；重发同一请求多半仍会失败。',
  },
  starting: {
    status: 503,
    title: '服务正在启动，请稍后再试',
    advice: '等 Retry-After 所说的秒数后，原样重发即可。',
  },
  draining: {
    status: 503,
    title: '服务正在停止，请稍后再试',
    advice: '服务即将重启或换到别处；等 Retry-After 所说的秒数后，原样重发即可。',
  },
  'browser-unavailable': {
    status: 503,
    title: '打印引擎暂不可用，请稍后再试',
    advice: '打印引擎正在自行恢复；等 Retry-After 所说的秒数后，原样重发即可。持续出现时请告知管理员。',
  },
  'storage-unavailable': {
    status: 503,
    title: '临时存储暂不可用，请稍后再试',
    advice: '服务的临时文件夹已满或不可用；等 Retry-After 所说的秒数后，原样重发即可。持续出现时请告知管理员。',
  },
  'deadline-exceeded': {
    status: 504,
    title: '处理超时',
    advice: '服务繁忙或申报内容很长，未在时限内完成；稍后重发，或缩短申报内容。',
  },
} as const satisfies Record<string, { status: number; title: string; advice: string }>;

export type ErrorCode = keyof typeof errorCatalogue;
export const errorCodes = Object.keys(errorCatalogue) as [ErrorCode, ...ErrorCode[]];

/** A value of a problem's further members. */
export type ProblemMember =
  string | number | readonly ProblemMember[] | { readonly [member: string]: ProblemMember | undefined };

/** What goes with an error beyond its code. */
export interface ErrorContext {
  /** The findings of an `invalid-filing`. */
  readonly findings?: readonly Finding[];
  /** Seconds after which a retry makes sense; becomes `Retry-After`. */
  readonly retryAfter?: number;
  /** Further members of the problem, e.g. `{parameter: 'dpi'}`. Never filing content. */
  readonly members?: Readonly<Record<string, ProblemMember>>;
  /** The library's own error, for the log only. */
  readonly cause?: unknown;
}

/** A failure that the caller hears of, with its code from the catalogue and a Chinese detail. */
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

/** Makes an error without a stack: errors of overload come in floods, and the stack costs more than the rest. */
export function withoutStack(make: () => AppError): AppError {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return make();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}
