import { AppError, type ErrorCode } from '../errors.ts';
import type { Difference } from './verification.ts';

/** Codes that speak of the filing, not of the machine. */
const refusals: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'invalid-json',
  'duplicate-key',
  'invalid-encoding',
  'invalid-filing',
  'form-not-found',
  'too-many-pages',
]);

/** Findings of one filing that a difference names. */
const maxFindings = 5;

/** That this service would not print a filing, as a difference. Throws the error if it says nothing of the filing. */
export function refusedFiling(error: unknown): Difference {
  if (!(error instanceof AppError) || !refusals.has(error.code)) throw error;
  const findings = (error.context.findings ?? []).filter(({ severity }) => severity === 'error').slice(0, maxFindings);
  const reasons = findings.map(({ label, message }) => `${label}：${message}`);
  const message = `所附的申报内容本身不能打印：${[error.message, ...reasons].join('；')}`;
  return { code: 'filing-refused', message };
}
