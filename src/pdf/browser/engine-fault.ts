import { AppError } from '../../errors.ts';
import { PageLost, StartError } from './browser-errors.ts';

/** Why there is no browser, for callers and operators: no path, nothing of a filing. */
export interface EngineFault {
  /** Stable, English. */
  readonly reason: EngineFaultReason;
  /** Chinese, without a full stop at its end. */
  readonly message: string;
}

const messages = {
  'not-executable': '浏览器所在的文件夹不允许执行程序（例如以 noexec 挂载）或文件不可执行',
  'no-descriptors': '进程可打开的文件数已用完',
  'no-processes': '系统不允许再启动进程',
  'no-memory': '系统内存不足',
  'no-room': '磁盘空间不足（临时文件夹或浏览器文件夹已满）',
  'folder-unusable': '浏览器文件夹或临时文件夹不可用（不存在、不可写或属于其他用户）',
  'no-sandbox': '系统不允许使用 Chromium 沙箱，而配置要求沙箱',
  'no-answer': '浏览器启动后没有应答',
  'ended-at-start': '浏览器启动时退出',
  'no-pages': '浏览器打不开页面',
  crashed: '浏览器意外退出',
  unresponsive: '浏览器失去响应',
} as const;

export type EngineFaultReason = keyof typeof messages;

/** The fault of that reason. */
export function engineFault(reason: EngineFaultReason): EngineFault {
  return { reason, message: messages[reason] };
}

/**
 * For a job that needs a browser while there is none: the problem holds the message of the fault, where it is known, and
 * as a member its reason.
 *
 * @param retryAfter whole seconds
 * @param cause for the log
 */
export function unavailable(fault: EngineFault | undefined, retryAfter: number, cause?: unknown): AppError {
  const why = fault === undefined ? '' : `暂不可用：${fault.message}；`;
  const members = fault === undefined ? {} : { members: { reason: fault.reason } };
  return new AppError('browser-unavailable', `打印引擎${why}正在恢复，请稍后重试。`, { retryAfter, cause, ...members });
}

const ofItsFile: ReadonlySet<EngineFaultReason> = new Set([
  'not-executable',
  'ended-at-start',
  'no-answer',
  'no-pages',
  'crashed',
]);

/** Whether a browser whose file was damaged on the disk would fail like that. */
export function suggestsDamagedFile({ reason }: EngineFault): boolean {
  return ofItsFile.has(reason);
}

/** By the error codes of the system (errno(3)). */
const byCode: Readonly<Record<string, EngineFaultReason>> = {
  EMFILE: 'no-descriptors',
  ENFILE: 'no-descriptors',
  EAGAIN: 'no-processes',
  ENOMEM: 'no-memory',
  ENOSPC: 'no-room',
  EDQUOT: 'no-room',
};

/** Messages of strerror(3) in the error output of the browser. */
const byWords: readonly (readonly [RegExp, EngineFaultReason])[] = [
  [/Too many open files/, 'no-descriptors'],
  [/No space left on device|Disk quota exceeded/, 'no-room'],
  [/Resource temporarily unavailable|pthread_create/, 'no-processes'],
  [/Cannot allocate memory|out of memory/i, 'no-memory'],
];

/** Why a browser did not come up, by its error. */
export function faultOfStart(error: unknown): EngineFault {
  const errors = [...withCauses(error)];
  const codes = errors.map(({ code }) => code).filter((code) => typeof code === 'string');
  const known = codes.map((code) => byCode[code]).find((reason) => reason !== undefined);
  if (known !== undefined) return engineFault(known);
  if (error instanceof PageLost) return engineFault('no-pages');
  if (errors.some(({ syscall }) => typeof syscall === 'string' && /^(spawn|access)/.test(syscall))) {
    return engineFault('not-executable');
  }
  const start = errors.find((met) => met instanceof StartError);
  if (start === undefined) return engineFault('folder-unusable'); // it could not be unpacked
  if (codes.length > 0) return engineFault('folder-unusable');
  const said = byWords.find(([pattern]) => pattern.test(start.words));
  if (said !== undefined) return engineFault(said[1]);
  if (start.end === undefined) return engineFault('no-answer');
  return engineFault(/sandbox/i.test(start.words) ? 'no-sandbox' : 'ended-at-start');
}

interface MetError extends Error {
  readonly code?: unknown;
  readonly syscall?: unknown;
}

/** An error, its causes and, of several in one, each. */
function* withCauses(error: unknown, depth = 0): Generator<MetError, void, undefined> {
  if (!(error instanceof Error) || depth > 5) return;
  yield error;
  if (error instanceof AggregateError) for (const one of error.errors) yield* withCauses(one, depth + 1);
  yield* withCauses(error.cause, depth + 1);
}
