import { availableParallelism } from 'node:os';
import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { readApiKeys, readProxies, readRoles, wholeNumber } from './config-values.ts';
import type { MountedFonts } from './fonts/mounted/options.ts';
import { nearestName } from './nearest-name.ts';

/** Everything that can be set from outside, read once at the start and frozen. */
export type Config = ReturnType<typeof configOf>;

const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** The configuration cannot be used; the message lists every bad variable and how to mend it. */
export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`环境变量有误，服务没有启动：\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

/** Variables of ours begin so, PORT and HOST apart, which platforms set by these names. */
const prefix = 'FILING_PRESS_';

/**
 * The longest filing that still prints within the default page limit: 500 pages × some 2,100 characters, each 6
 * bytes where a client escapes them (`\uXXXX`), is 6.3 MB; some room for keys and white space makes 8 MiB.
 */
const defaultBodyLimit = 8 * 1024 * 1024;

/**
 * Every variable, in the order of the table in docs/operations.md (a test compares the two): what it accepts, its
 * default, and what it is for.
 */
export const environmentSchema = z.object({
  PORT: wholeNumber(0, 65_535).default(3000).meta({ description: '监听的端口；0 取一个空闲的，启动行写明是哪个。' }),
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9._:%-]+$/, { error: '应为主机名或 IP 地址，例如 127.0.0.1、0.0.0.0、::1' })
    .default('127.0.0.1')
    .meta({ description: '监听的地址；要让其他机器访问，设为 0.0.0.0（请同时设 API 密钥）。' }),
  FILING_PRESS_API_KEYS: z.string().transform(readApiKeys).default([]).meta({
    description: '接受的 API 密钥，用逗号分开；可写原文（至少 16 个字符）或 sha256:十六进制摘要。不设则不查。',
  }),
  FILING_PRESS_OPEN: z
    .enum(['true', 'false'], { error: '应为 true 或 false' })
    .default('false')
    .meta({ description: 'true：有意不设密钥，向所有能访问的人开放；启动时不再提醒。' }),
  FILING_PRESS_TRUSTED_PROXIES: z.string().transform(readProxies).default([]).meta({
    description:
      '哪些代理的 X-Forwarded-For 可信，只用于日志中的客户端地址：地址、网段（10.0.0.0/8）或 loopback，用逗号分开。默认都不信。',
  }),
  FILING_PRESS_PAGES: wholeNumber(1, 64).default(Math.min(availableParallelism(), 8)).meta({
    description: '同时打印的页面数。默认为处理器核数，最多 8。',
  }),
  FILING_PRESS_QUEUE_CAPACITY: wholeNumber(0, 10_000).default(200).meta({
    description: '排队等待打印的请求数上限；满了答 429。',
  }),
  FILING_PRESS_BATCHES: wholeNumber(1, 64).default(4).meta({
    description: '同时在印的批次数上限；满了答 429。等待收发的批次不占。',
  }),
  FILING_PRESS_OPEN_BATCHES: wholeNumber(1, 256).optional().meta({
    description: '未完的批次数上限，等待收发的也算；满了，停得最久的让位。默认为上一项的 2 倍。',
  }),
  FILING_PRESS_DEADLINE_SECONDS: wholeNumber(1, 600).default(30).meta({
    description: '一个请求收完之后最多处理多少秒；过时答 504。',
  }),
  FILING_PRESS_PRESTOP_SECONDS: wholeNumber(0, 600).default(0).meta({
    description: '收到 SIGTERM 后，先照常服务多少秒，其间 /readyz 答 draining，好让负载均衡移走流量。',
  }),
  FILING_PRESS_DRAIN_SECONDS: wholeNumber(0, 600).default(25).meta({
    description: '停止时，正在处理的请求最多再用多少秒；之后答 503 并退出。',
  }),
  FILING_PRESS_BODY_LIMIT_BYTES: wholeNumber(1024, 256 * 1024 * 1024)
    .default(defaultBodyLimit)
    .meta({
      description: '请求正文（解压后）的字节上限；超过答 413。',
    }),
  FILING_PRESS_BODY_BUDGET_BYTES: wholeNumber(4096, 9_999_999_999).optional().meta({
    description: '内存中全部请求正文的字节上限；满了，占得多来得慢的先停收，答 429。默认为正文上限的 8 倍。',
  }),
  FILING_PRESS_ANSWER_BUDGET_BYTES: wholeNumber(4096, 9_999_999_999)
    .default(256 * 1024 * 1024)
    .meta({
      description: '等客户端来取的文件的字节上限；满了，发得最久的断开。',
    }),
  FILING_PRESS_BODY_SECONDS: wholeNumber(1, 3_600).default(60).meta({
    description: '正文最多收多少秒；过时答 408。批次不限总时，但每这么多秒里应有一秒的最低速率。',
  }),
  FILING_PRESS_LEAST_RATE_BYTES: wholeNumber(1, 1_000_000).default(1_000).meta({
    description: '收正文、取答复的最低速率，字节每秒；更慢的答 408 或断开。',
  }),
  FILING_PRESS_STALL_SECONDS: wholeNumber(1, 60).default(20).meta({
    description: '最低速率按多少秒平均。',
  }),
  FILING_PRESS_CONNECTIONS: wholeNumber(1, 100_000).default(800).meta({
    description: '连接数上限；满了，先关闲得最久的，没有闲的则不再接受。应小于 ulimit -n。',
  }),
  FILING_PRESS_PAGE_LIMIT: wholeNumber(1, 10_000).default(500).meta({
    description: '一份文件的页数上限；超过答 422。',
  }),
  FILING_PRESS_DOCUMENTS_PER_BROWSER: wholeNumber(1, 1_000_000).default(2_000).meta({
    description: '打印多少份之后换一个新的浏览器进程。',
  }),
  FILING_PRESS_SANDBOX: z
    .enum(['auto', 'on', 'off'], { error: '应为 auto、on 或 off' })
    .default('auto')
    .meta({ description: 'Chromium 沙箱：auto 能用则用；on 不能用就不启动浏览器；off 不用。' }),
  FILING_PRESS_BROWSER_FOLDER: z
    .string()
    .refine(isAbsolute, { error: '应为绝对路径，例如 /var/cache/filing-press' })
    .optional()
    .meta({ description: '浏览器解开到哪个文件夹（约 200 MB）。默认在用户缓存目录，不可写时在临时目录。' }),
  FILING_PRESS_FONT_FOLDER: z
    .string()
    .refine(isAbsolute, { error: '应为绝对路径，例如 /usr/share/filing-press/fonts' })
    .optional()
    .meta({ description: '自备字体所在的文件夹；与 FILING_PRESS_FONT_ROLES 一起设。' }),
  FILING_PRESS_FONT_ROLES: z
    .string()
    .transform(readRoles)
    .optional()
    .meta({ description: '自备字体用作哪些角色，例如 song=simsun.ttc#0,hei=simhei.ttf；其余角色用自带字体。' }),
  FILING_PRESS_LOG_LEVEL: z
    .enum(logLevels, { error: `应为 ${logLevels.join('、')} 之一` })
    .optional()
    .meta({
      description: '日志级别。默认 info，标准错误是终端时为 warn；debug 会记下错误原文，其中可能有申报内容。',
    }),
});

/**
 * Reads the configuration from environment variables. An empty variable counts as not set.
 *
 * @throws ConfigError that names every bad variable, misspelt ones of our prefix included: a setting that does not
 * apply because of its spelling (say, of the API keys) must not go unnoticed.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== ''),
  );
  const parsed = environmentSchema.safeParse(set);
  const config = parsed.success ? configOf(parsed.data) : undefined;
  const problems = [
    ...(parsed.error?.issues ?? []).map(({ path, message }) => `${path.join('.')}：${message}`),
    ...Object.entries(set).filter(isUnknown).map(unknownProblem),
    ...lonelyFontVariable(set),
    ...(config === undefined ? [] : smallBounds(config)),
  ];
  if (config === undefined || problems.length > 0) throw new ConfigError(problems);
  return deepFreeze(config);
}

function configOf(variables: z.output<typeof environmentSchema>) {
  const { FILING_PRESS_BODY_LIMIT_BYTES: bodyLimit, FILING_PRESS_BATCHES: places } = variables;
  return {
    http: {
      host: variables.HOST,
      /** 0: a free one. */
      port: variables.PORT,
      /** Largest request body in bytes, after decompression. */
      bodyLimit,
      /** Bytes of all request bodies that may be in memory at one time. */
      bodyBudget: variables.FILING_PRESS_BODY_BUDGET_BYTES ?? largeBodies * bodyLimit,
      /** Bytes of all documents that may wait for their readers at one time. */
      answerBudget: variables.FILING_PRESS_ANSWER_BUDGET_BYTES,
      /** Milliseconds for a whole body to arrive. */
      bodyTime: variables.FILING_PRESS_BODY_SECONDS * 1000,
      /** Bytes a second that a body has to bring, and a client to take of its answer, … */
      leastRate: variables.FILING_PRESS_LEAST_RATE_BYTES,
      /** … over so many milliseconds. */
      stallTime: variables.FILING_PRESS_STALL_SECONDS * 1000,
      /** Connections at one time. */
      connections: variables.FILING_PRESS_CONNECTIONS,
      /** Documents that may wait for a page. */
      queueCapacity: variables.FILING_PRESS_QUEUE_CAPACITY,
      /** Milliseconds from the last byte of a request to its answer. */
      deadline: variables.FILING_PRESS_DEADLINE_SECONDS * 1000,
      /** Milliseconds after SIGTERM for which the service goes on, and /readyz says `draining`. */
      preStopDelay: variables.FILING_PRESS_PRESTOP_SECONDS * 1000,
      /** Milliseconds that requests under way get to finish after that. */
      drainDeadline: variables.FILING_PRESS_DRAIN_SECONDS * 1000,
      /** SHA-256 digests of the accepted API keys; empty: the service asks for no key. */
      apiKeys: variables.FILING_PRESS_API_KEYS,
      /** The service is open to everyone on purpose: no warning at the start. */
      isOpen: variables.FILING_PRESS_OPEN === 'true',
      /** Addresses, CIDR blocks and names of them: the service believes their `X-Forwarded-For`. */
      trustedProxies: variables.FILING_PRESS_TRUSTED_PROXIES,
    },
    batches: { places, open: variables.FILING_PRESS_OPEN_BATCHES ?? 2 * places },
    engine: {
      pages: variables.FILING_PRESS_PAGES,
      documentsPerBrowser: variables.FILING_PRESS_DOCUMENTS_PER_BROWSER,
      sandbox: variables.FILING_PRESS_SANDBOX,
      browserFolder: variables.FILING_PRESS_BROWSER_FOLDER,
    },
    /** Most pages of one document. */
    documents: { pageLimit: variables.FILING_PRESS_PAGE_LIMIT },
    /** Faces that the deployment brings; undefined: the shipped ones serve all roles. */
    fonts: mountedFontsOf(variables),
    /** undefined: `info`, and on a terminal `warn`. */
    log: { level: variables.FILING_PRESS_LOG_LEVEL },
  };
}

/** Bodies of the largest size that may be in memory at one time, unless a variable says how many bytes. */
const largeBodies = 8;

/** A file to be verified may be so many times the limit of a body: less room could never hold one. */
const largestBody = 4;

/** Bounds that leave no room for what they bound. */
function smallBounds({ http, batches }: Config): readonly string[] {
  return [
    ...(http.bodyBudget < largestBody * http.bodyLimit
      ? [`FILING_PRESS_BODY_BUDGET_BYTES：至少应为 FILING_PRESS_BODY_LIMIT_BYTES 的 ${largestBody} 倍`]
      : []),
    ...(batches.open < batches.places ? ['FILING_PRESS_OPEN_BATCHES：不应小于 FILING_PRESS_BATCHES'] : []),
  ];
}

/** Either of the two without the other says nothing. */
function lonelyFontVariable(set: Readonly<Record<string, string>>): readonly string[] {
  const [folder, roles] = ['FILING_PRESS_FONT_FOLDER', 'FILING_PRESS_FONT_ROLES'] as const;
  if (folder in set === roles in set) return [];
  return folder in set ? [`${folder}：还要设 ${roles}`] : [`${roles}：还要设 ${folder}`];
}

function mountedFontsOf(variables: z.output<typeof environmentSchema>): MountedFonts | undefined {
  const { FILING_PRESS_FONT_FOLDER: folder, FILING_PRESS_FONT_ROLES: roles } = variables;
  return folder === undefined || roles === undefined ? undefined : { folder, roles };
}

/**
 * Kubernetes adds such variables to every container of a namespace in which a service is called `filing-press`;
 * they are no settings. `FILING_PRESS_PORT=8080`, though, is somebody's mistake.
 */
function isServiceLink(name: string, value: string): boolean {
  return /^FILING_PRESS_(SERVICE|PORT_\d+)_/.test(name) || /^(tcp|udp|sctp):\/\//.test(value);
}

function isUnknown([name, value]: readonly [string, string]): boolean {
  return name.startsWith(prefix) && !Object.hasOwn(environmentSchema.shape, name) && !isServiceLink(name, value);
}

function unknownProblem([name]: readonly [string, string]): string {
  // Compared without the prefix, in which all of them agree.
  const known = new Map(Object.keys(environmentSchema.shape).map((full) => [full.replace(prefix, ''), full]));
  const meant = known.get(nearestName(name.slice(prefix.length), [...known.keys()]) ?? '');
  return `${name}：没有这个变量${meant === undefined ? '，请删去' : `，是否想写 ${meant}？`}`;
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)) {
    Object.values(value).forEach(deepFreeze);
    Object.freeze(value);
  }
  return value;
}
