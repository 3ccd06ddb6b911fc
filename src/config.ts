import type { z } from 'zod';
import { environmentSchema } from './environment.ts';
import type { MountedFonts } from './fonts/mounted/options.ts';
import { nearestName } from './nearest-name.ts';

/** Everything that can be set from outside, read once at the start and frozen. */
export type Config = ReturnType<typeof configOf>;

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
