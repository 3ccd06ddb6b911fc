import { AppError, errorCatalogue } from '../errors.ts';
import { exitCodes, UsageError, type ExitCode } from './command.ts';
import { findingsTables } from './terminal/findings-table.ts';
import { visible, visibleLines } from './terminal/display-width.ts';

/** What to tell of an error, and how the command ends for it. */
export interface Failure {
  readonly text: string;
  readonly exitCode: ExitCode;
}

/** A 4xx is what was sent, not this machine; but a service that wants a key, or is busy, has not looked at it. */
const unrelated: readonly number[] = [401, 404, 405, 406, 408, 429, 431];

/** Turns an error into words. What the catalogue does not know is shown as it is: nobody else sees it here. */
export function failureOf(error: unknown, width: number): Failure {
  if (error instanceof UsageError) return { text: `${visibleLines(error.message)}\n`, exitCode: exitCodes.failed };
  if (!(error instanceof AppError)) {
    return { text: `无法运行：${visibleLines(causes(error).join('；'))}\n`, exitCode: exitCodes.failed };
  }
  const { status, title } = errorCatalogue[error.code];
  const tables = findingsTables(error.context.findings ?? [], width);
  const why = status >= 500 && error.cause !== undefined ? `（${visibleLines(causes(error.cause).join('；'))}）` : '';
  return {
    text: `${title}：${visible(error.message)}${why}\n${tables}`,
    exitCode: status >= 400 && status < 500 && !unrelated.includes(status) ? exitCodes.refused : exitCodes.failed,
  };
}

/** The messages of an error and of what caused it. */
function causes(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [String(error)];
  return [error.message, ...(error.cause === undefined ? [] : causes(error.cause))];
}
