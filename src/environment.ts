import { availableParallelism } from 'node:os';
import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { readApiKeys, readProxies, readRoles, wholeNumber } from './config-values.ts';

const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/**
 * The longest filing that still prints within the default page limit: 500 pages × some 2,100 characters, each 6
 * bytes where a client escapes them (`\uXXXX`), is 6.3 MB; some room for keys and white space makes 8 MiB.
 */
const defaultBodyLimit = 8 * 1024 * 1024;

/**
 * Every variable, in the order of the table in docs/operations.md (a test compares the two): what it accepts, its
 * default, and what it is for, in Chinese (`description`) and English.
 */
export const environmentSchema = z.object({
  PORT: wholeNumber(0, 65_535).default(3000).meta({
    description: '监听的端口；0 取一个空闲的，启动行写明是哪个。',
    english: 'The port to listen on; 0 takes a free one, which the start line names.',
  }),
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9._:%-]+$/, { error: '应为主机名或 IP 地址，例如 127.0.0.1、0.0.0.0、::1' })
    .default('127.0.0.1')
    .meta({
      description: '监听的地址；要让其他机器访问，设为 0.0.0.0（请同时设 API 密钥）。',
      english: 'The address to listen on; 0.0.0.0 for other machines to reach it (set API keys as well).',
    }),
  FILING_PRESS_API_KEYS: z.string().transform(readApiKeys).default([]).meta({
    description: '接受的 API 密钥，用逗号分开；可写原文（至少 16 个字符）或 sha256:十六进制摘要。不设则不查。',
    english:
      'API keys that are accepted, with commas: plain (16 characters or more) or as sha256:hexadecimal digest. None: no key is asked for.',
  }),
  FILING_PRESS_OPEN: z.enum(['true', 'false'], { error: '应为 true 或 false' }).default('false').meta({
    description: 'true：有意不设密钥，向所有能访问的人开放；启动时不再提醒。',
    english: 'true: no key on purpose, open to all who can reach it; no warning at the start.',
  }),
  FILING_PRESS_TRUSTED_PROXIES: z.string().transform(readProxies).default([]).meta({
    description:
      '哪些代理的 X-Forwarded-For 可信，只用于日志中的客户端地址：地址、网段（10.0.0.0/8）或 loopback，用逗号分开。默认都不信。',
    english:
      'Proxies whose X-Forwarded-For is believed, for client addresses in the log alone: addresses, blocks (10.0.0.0/8) or loopback, with commas. None by default.',
  }),
  FILING_PRESS_PAGES: wholeNumber(1, 64).default(Math.min(availableParallelism(), 8)).meta({
    description: '同时打印的页面数。默认为处理器核数，最多 8。',
    english: 'Pages that print at the same time. By default as many as cores, 8 at most.',
  }),
  FILING_PRESS_QUEUE_CAPACITY: wholeNumber(0, 10_000).default(200).meta({
    description: '排队等待打印的请求数上限；满了答 429。',
    english: 'Requests that may wait to be printed; more are answered with 429.',
  }),
  FILING_PRESS_BATCHES: wholeNumber(1, 64).default(4).meta({
    description: '同时在印的批次数上限；满了答 429。等待收发的批次不占。',
    english:
      'Batches that print at the same time; more are answered with 429. Those that wait for sender or reader do not count.',
  }),
  FILING_PRESS_OPEN_BATCHES: wholeNumber(1, 256).optional().meta({
    description: '未完的批次数上限，等待收发的也算；满了，停得最久的让位。默认为上一项的 2 倍。',
    english:
      'Unfinished batches, those that wait included; beyond it the one that stands still for the longest makes room. By default twice the one before.',
  }),
  FILING_PRESS_DEADLINE_SECONDS: wholeNumber(1, 600).default(30).meta({
    description: '一个请求收完之后最多处理多少秒；过时答 504。',
    english: 'Seconds that a request may take once it has arrived; then 504.',
  }),
  FILING_PRESS_PRESTOP_SECONDS: wholeNumber(0, 600).default(0).meta({
    description: '收到 SIGTERM 后，先照常服务多少秒，其间 /readyz 答 draining，好让负载均衡移走流量。',
    english: 'Seconds of service as usual after SIGTERM while /readyz says draining, for a load balancer to turn away.',
  }),
  FILING_PRESS_DRAIN_SECONDS: wholeNumber(0, 600).default(25).meta({
    description: '停止时，正在处理的请求最多再用多少秒；之后答 503 并退出。',
    english: 'Seconds that requests under way get at the stop; then 503 and the end.',
  }),
  FILING_PRESS_BODY_LIMIT_BYTES: wholeNumber(1024, 256 * 1024 * 1024)
    .default(defaultBodyLimit)
    .meta({
      description: '请求正文（解压后）的字节上限；超过答 413。',
      english: 'Bytes of a request body, decompressed; more is answered with 413.',
    }),
  FILING_PRESS_BODY_BUDGET_BYTES: wholeNumber(4096, 9_999_999_999).optional().meta({
    description: '内存中全部请求正文的字节上限；满了，占得多来得慢的先停收，答 429。默认为正文上限的 8 倍。',
    english:
      'Bytes of all request bodies in memory; beyond it large slow ones are stopped first, with 429. By default 8 times the limit of a body.',
  }),
  FILING_PRESS_ANSWER_BUDGET_BYTES: wholeNumber(4096, 9_999_999_999)
    .default(256 * 1024 * 1024)
    .meta({
      description: '等客户端来取的文件的字节上限；满了，发得最久的断开。',
      english: 'Bytes of all documents that wait for their clients; beyond it the oldest is broken off.',
    }),
  FILING_PRESS_BODY_SECONDS: wholeNumber(1, 3_600).default(60).meta({
    description: '正文最多收多少秒；过时答 408。批次不限总时，但每这么多秒里应有一秒的最低速率。',
    english:
      'Seconds for a body to arrive; then 408. A batch has no such end, but has to bring the least rate of one second in each span of this length.',
  }),
  FILING_PRESS_LEAST_RATE_BYTES: wholeNumber(1, 1_000_000).default(1_000).meta({
    description: '收正文、取答复的最低速率，字节每秒；更慢的答 408 或断开。',
    english: 'Least rate of bodies and of readers, bytes a second; slower ones get 408 or are broken off.',
  }),
  FILING_PRESS_STALL_SECONDS: wholeNumber(1, 60).default(20).meta({
    description: '最低速率按多少秒平均。',
    english: 'Seconds over which the least rate is averaged.',
  }),
  FILING_PRESS_CONNECTIONS: wholeNumber(1, 100_000).default(800).meta({
    description: '连接数上限；满了，先关闲得最久的，没有闲的则不再接受。应小于 ulimit -n。',
    english:
      'Connections; beyond it the one idle for the longest is closed, and newcomers are where none is idle. Keep it below ulimit -n.',
  }),
  FILING_PRESS_PAGE_LIMIT: wholeNumber(1, 10_000).default(500).meta({
    description: '一份文件的页数上限；超过答 422。',
    english: 'Pages of a document; more are answered with 422.',
  }),
  FILING_PRESS_DOCUMENTS_PER_BROWSER: wholeNumber(1, 1_000_000).default(2_000).meta({
    description: '打印多少份之后换一个新的浏览器进程。',
    english: 'Documents after which the browser is replaced by a new process.',
  }),
  FILING_PRESS_SANDBOX: z.enum(['auto', 'on', 'off'], { error: '应为 auto、on 或 off' }).default('auto').meta({
    description: 'Chromium 沙箱：auto 能用则用；on 不能用就不启动浏览器；off 不用。',
    english: "Chromium's sandbox: auto uses it where it can; on rather starts no browser without; off does not.",
  }),
  FILING_PRESS_BROWSER_FOLDER: z
    .string()
    .refine(isAbsolute, { error: '应为绝对路径，例如 /var/cache/filing-press' })
    .optional()
    .meta({
      description: '浏览器解开到哪个文件夹（约 200 MB）。默认在用户缓存目录，不可写时在临时目录。',
      english:
        "Where the browser is unpacked (some 200 MB). By default in the user's cache folder, or the one for temporary files where that cannot be written.",
    }),
  FILING_PRESS_FONT_FOLDER: z
    .string()
    .refine(isAbsolute, { error: '应为绝对路径，例如 /usr/share/filing-press/fonts' })
    .optional()
    .meta({
      description: '自备字体所在的文件夹；与 FILING_PRESS_FONT_ROLES 一起设。',
      english: 'Folder of faces of your own; together with FILING_PRESS_FONT_ROLES.',
    }),
  FILING_PRESS_FONT_ROLES: z.string().transform(readRoles).optional().meta({
    description: '自备字体用作哪些角色，例如 song=simsun.ttc#0,hei=simhei.ttf；其余角色用自带字体。',
    english:
      'What these faces are for, such as song=simsun.ttc#0,hei=simhei.ttf; the shipped ones serve the other roles.',
  }),
  FILING_PRESS_LOG_LEVEL: z
    .enum(logLevels, { error: `应为 ${logLevels.join('、')} 之一` })
    .optional()
    .meta({
      description: '日志级别。默认 info，标准错误是终端时为 warn；debug 会记下错误原文，其中可能有申报内容。',
      english:
        'By default info, and warn where standard error is a terminal; debug logs messages of errors, in which contents of filings may be.',
    }),
});
