import { AppError } from '../../errors.ts';
import type { EngineFault } from './engine-fault.ts';

export interface Unavailability {
  /** Why, where that is known. The problem holds its message and, as a member, its reason. */
  readonly fault: EngineFault | undefined;
  /** Whole seconds. */
  readonly retryAfter: number;
  /** For the log. */
  readonly cause?: unknown;
}

/** For a job that needs a browser while there is none. */
export function unavailable({ fault, retryAfter, cause }: Unavailability): AppError {
  const why = fault === undefined ? '' : `暂不可用：${fault.message}；`;
  const members = fault === undefined ? {} : { members: { reason: fault.reason } };
  return new AppError('browser-unavailable', `打印引擎${why}正在恢复，请稍后重试。`, { retryAfter, cause, ...members });
}
