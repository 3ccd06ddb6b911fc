import type { FilingReport } from '../documents/press.ts';
import { AppError } from '../errors.ts';
import { isRefusal } from './refusal.ts';

/** The check of a filing; what is not even readable has that as its error. Rejects with what is no fault of the filing. */
export async function checkFiling(check: () => Promise<FilingReport>): Promise<FilingReport> {
  try {
    return await check();
  } catch (error) {
    if (error instanceof AppError && isRefusal(error)) return unreadable(error);
    throw error;
  }
}

/** The report of a filing that could not be checked. */
export function unreadable({ code, message, context }: AppError): FilingReport {
  const errors = context.findings ?? [{ severity: 'error', rule: code, pointer: '', label: '', message }];
  return { valid: false, errors, warnings: [], notices: [] };
}

/** Whether it would be printed. */
export function isFine({ valid, warnings }: FilingReport, strict: boolean): boolean {
  return valid && !(strict && warnings.length > 0);
}
