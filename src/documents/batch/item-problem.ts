import { AppError, errorCatalogue } from '../../errors.ts';
import { type TellingLimits, cutText, toldFindings } from '../../forms/told-findings.ts';
import type { ItemProblem } from './manifest.ts';

/** Findings that the problem of one item lists; a caller that has mended these sends the item again. */
export const findingsToldOfItem: TellingLimits = { count: 100, bytes: 64 * 1024 };

/** UTF-16 units of a detail: that of a record names every key that is unknown. */
const longestDetail = 1_000;

/**
 * The error as a manifest tells it. `unlisted` counts the findings that it leaves out.
 *
 * @param limits of the findings
 */
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
