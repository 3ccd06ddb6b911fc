import type { z } from 'zod';
import type { Finding, Severity } from './findings.ts';
import { labelOf } from './json-schema.ts';

/** Where a filing breaks a rule, and what to tell the filer. */
export interface Problem {
  /** JSON Pointer of the cell to mend. */
  readonly pointer: string;
  /** Chinese; says what is wrong and what to do. */
  readonly message: string;
}

/** What a rule is, for those who list the rules of a form. */
export interface RuleDescription {
  /** Stable English id, e.g. `date-order`. */
  readonly id: string;
  readonly severity: Severity;
  /** Chinese, one sentence: what has to be so. */
  readonly checks: string;
  /** Members of a filing that break the rule when they take the place of those of the form's sample `blank`. */
  readonly example: Readonly<Record<string, unknown>>;
}

/** A rule that relates the fields of a filing to one another. The schema has already accepted each of them. */
export interface Rule<Filing> extends RuleDescription {
  /** Every place where the filing breaks the rule. */
  readonly problems: (filing: Filing) => readonly Problem[];
}

/** Every problem of a filing by every rule, in the order of the rules, labelled as printed. */
export function findingsOf<Filing>(
  rules: readonly Rule<Filing>[],
  schema: z.ZodType<Filing>,
  filing: Filing,
): readonly Finding[] {
  return rules.flatMap(({ id, severity, problems }) =>
    problems(filing).map(({ pointer, message }) => ({
      severity,
      rule: id,
      pointer,
      label: labelOf(schema, pointer),
      message,
    })),
  );
}
