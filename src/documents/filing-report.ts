import { AppError } from '../errors.ts';
import { maxFindings } from '../forms/check-filing.ts';
import type { Finding, Severity } from '../forms/findings.ts';
import type { Form } from '../forms/form.ts';
import { toldFindings } from '../forms/told-findings.ts';
import { CharacterTally } from './characters/tally.ts';
import type { FilingReport } from './press.ts';
import type { ReadFiling } from './read-filing.ts';

/** Bytes of the findings of each severity. */
const mostBytes = 256 * 1024;

/**
 * The report of a filing: at most {@link maxFindings} of each severity, and a last one that counts the rest and names
 * the characters that it is about.
 */
export function reportOf(form: Form, filing: ReadFiling): FilingReport {
  const errors = listed(form, filing, 'error', filing.unlisted.error);
  const warnings = listed(form, filing, 'warning', filing.unlisted.warning);
  const notices = listed(form, filing, 'notice', 0);
  return { valid: errors.length === 0, errors, warnings, notices };
}

function listed(form: Form, filing: ReadFiling, severity: Severity, unlisted: number): readonly Finding[] {
  const findings = filing.findings.filter((finding) => finding.severity === severity);
  const { told, untold } = toldFindings(findings, { count: maxFindings, bytes: mostBytes });
  if (untold + unlisted + filing.untold.count(severity) <= 0) return told;
  const tally = new CharacterTally(filing.untold);
  for (const finding of findings.slice(told.length)) tally.add(finding);
  const rest = tally.count(severity) + unlisted;
  const which = tally.words(severity);
  const then = severity === 'notice' ? '' : '请先改正以上各处再检查。';
  const message = `另有 ${rest} 处未列出${which === '' ? '' : `（${which}）`}${then === '' ? '。' : `，${then}`}`;
  return [...told, { severity, rule: 'more-findings', pointer: '', label: form.title, message, unlisted: rest }];
}

/** How many findings a list of a report stands for: the last one may count others. */
export function countOf(findings: readonly Finding[]): number {
  const unlisted = findings.at(-1)?.unlisted;
  return unlisted === undefined ? findings.length : findings.length - 1 + unlisted;
}

/** Throws AppError `invalid-filing`, with the findings, for a filing that must not be printed. */
export function assertPrintable({ errors, warnings }: FilingReport, strict: boolean): void {
  if (errors.length > 0) {
    throw new AppError('invalid-filing', `申报内容有 ${countOf(errors)} 处错误，请逐项改正后重新提交。`, {
      findings: errors,
    });
  }
  if (strict && warnings.length > 0) {
    const detail = `严格检查（strict）下不允许有提醒，现有 ${countOf(warnings)} 处；请逐项核对，或不用严格检查。`;
    throw new AppError('invalid-filing', detail, { findings: warnings });
  }
}
