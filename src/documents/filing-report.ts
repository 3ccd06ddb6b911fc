import { AppError } from '../errors.ts';
import type { Finding, Severity } from '../forms/findings.ts';
import { maxFindings, type CheckedFiling } from '../forms/check-filing.ts';
import type { Form } from '../forms/form.ts';
import type { FilingReport } from './press.ts';
import { toldFindings } from '../forms/told-findings.ts';

/** Bytes of the findings of each severity. */
const mostBytes = 256 * 1024;

/** The report of a checked filing: at most {@link maxFindings} of each severity, and a last one that counts the rest. */
export function reportOf(form: Form, { findings, unlisted }: CheckedFiling): FilingReport {
  const errors = listed(form, findings, 'error', unlisted);
  const warnings = listed(form, findings, 'warning', 0);
  return { valid: errors.length === 0, errors, warnings };
}

function listed(form: Form, all: readonly Finding[], severity: Severity, unlisted: number): readonly Finding[] {
  const findings = all.filter((finding) => finding.severity === severity);
  const { told, untold } = toldFindings(findings, { count: maxFindings, bytes: mostBytes });
  const rest = untold + unlisted;
  if (rest <= 0) return told;
  const message = `另有 ${rest} 处未列出，请先改正以上各处再检查。`;
  return [...told, { severity, rule: 'more-findings', pointer: '', label: form.title, message }];
}

/** Throws AppError `invalid-filing`, with the findings, for a filing that must not be printed. */
export function assertPrintable({ errors, warnings }: FilingReport, strict: boolean): void {
  if (errors.length > 0) {
    throw new AppError('invalid-filing', `申报内容有 ${errors.length} 处错误，请逐项改正后重新提交。`, {
      findings: errors,
    });
  }
  if (strict && warnings.length > 0) {
    const detail = `严格检查（strict）下不允许有提醒，现有 ${warnings.length} 处；请逐项核对，或不用严格检查。`;
    throw new AppError('invalid-filing', detail, { findings: warnings });
  }
}
