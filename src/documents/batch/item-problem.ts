import { AppError, errorCatalogue, type ErrorCode } from '../../errors.ts';
import type { Finding } from '../../forms/findings.ts';
import { cutText, toldFindings, type TellingLimits } from '../../forms/told-findings.ts';

/** Findings of one item that are told; who has mended these sends it again. */
export const findingsToldOfItem: TellingLimits = { count: 100, bytes: 64 * 1024 };

/** UTF-16 units of a detail: that of a record names every key that is unknown. */
const longestDetail = 1_000;

/** Why an item was refused: the problem (RFC 9457) that the same filing would have been answered with alone. */
export interface ItemProblem {
  readonly type: string;
  readonly code: ErrorCode;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly errors?: readonly Finding[];
  /** Findings that the answer leaves out. */
  readonly unlisted?: number;
  readonly [member: string]: unknown;
}

/** `limits` bound the findings that the answer lists. */
export function itemProblemOf(error: AppError, limits = findingsToldOfItem): ItemProblem {
  const { code, message, context } = error;
  const { title, status } = errorCatalogue[code];
  const { findings } = context;
  const { told, untold } = toldFindings(findings ?? [], limits);
  return {
    ...context.members,
    ...(untold === 0 ? {} : { unlisted: untold }),
    type: `/problems/${code}`,
    code,
    title,
    status,
    detail: cutText(message, longestDetail),
    ...(told.length === 0 ? {} : { errors: told }),
  };
}

/** Whatever an item failed of, as an error that can be told. Nothing gets out of what we do not know. */
export function toItemError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  return new AppError('internal', '服务出现内部错误，这一项没有印；请告诉管理员。', { cause: error });
}
