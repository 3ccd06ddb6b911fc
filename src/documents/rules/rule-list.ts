import { setImmediate as breathe } from 'node:timers/promises';
import { AppError } from '../../errors.ts';
import type { Finding, Severity } from '../../forms/findings.ts';
import type { Form } from '../../forms/form.ts';
import type { CharacterCoverage } from '../ports.ts';
import { readFiling } from '../read-filing.ts';
import { generalRules } from './general-rules.ts';

/** A rule as `GET /v1/rules` and docs/rules.md list it. */
export interface ListedRule {
  /** Stable English id: the `rule` of its findings. */
  readonly id: string;
  /** The form that has it; null for a rule of all forms. */
  readonly form: string | null;
  readonly severity: Severity;
  /** Chinese: what has to be so. */
  readonly checks: string;
  /** Chinese: the message of a finding, of the example where there is one. */
  readonly message: string;
  /** JSON of a filing that breaks it, and the form it is of; null where no filing can. */
  readonly example: string | null;
  readonly exampleForm: string | null;
}

/** What the messages of the examples are made with. */
interface RuleListParts {
  readonly forms: readonly Form[];
  readonly coverage: CharacterCoverage;
  /** The sample `blank` of a form, JSON in UTF-8. */
  readonly blank: (form: Form) => Uint8Array;
}

/** The id of every rule that a finding may name. */
export function ruleIds(forms: readonly Form[]): readonly string[] {
  return [...new Set([...generalRules, ...forms.flatMap(({ rules }) => rules)].map(({ id }) => id))];
}

/** All rules: those of all forms, then those of each. A hundred filings are checked for it, a few at a time. */
export async function listRules(parts: RuleListParts): Promise<readonly ListedRule[]> {
  const listed: ListedRule[] = [];
  for (const { id, severity, checks, breach } of generalRules) {
    if ('message' in breach)
      listed.push({ id, form: null, severity, checks, message: breach.message, example: null, exampleForm: null });
    else {
      const shown = parts.forms
        .map((form) => breachOf(parts, form, id, breach.members))
        .find((found) => found !== undefined);
      if (shown === undefined) throw new Error(`No form breaks the rule ${id} by its example`);
      listed.push({ id, form: null, severity, checks, ...shown });
    }
    await breathe();
  }
  for (const form of parts.forms) {
    for (const { id, severity, checks, example } of form.rules) {
      const shown = breachOf(parts, form, id, JSON.stringify(example).slice(1, -1));
      if (shown === undefined) throw new Error(`${form.id} does not break its rule ${id} by its example`);
      listed.push({ id, form: form.id, severity, checks, ...shown });
      await breathe();
    }
  }
  return listed;
}

/** The message that members bring about in the place of those of the sample, and the filing; undefined for none. */
function breachOf({ coverage, blank }: RuleListParts, form: Form, rule: string, members: string) {
  const example = withMembers(blank(form), members);
  const found = findingsOf(() => readFiling({ form, source: Buffer.from(example) }, coverage));
  const message = found.find((finding) => finding.rule === rule)?.message;
  return message === undefined ? undefined : { message, example, exampleForm: form.id };
}

function findingsOf(read: () => { readonly findings: readonly Finding[] }): readonly Finding[] {
  try {
    return read().findings;
  } catch (error) {
    if (error instanceof AppError) return error.context.findings ?? [];
    throw error;
  }
}

/** The sample without the members that are replaced: `members` as they are, for they may be no JSON that can be parsed. */
function withMembers(sample: Uint8Array, members: string): string {
  const filing = JSON.parse(Buffer.from(sample).toString()) as Readonly<Record<string, unknown>>;
  const replaced = new Set(Object.keys(JSON.parse(`{${members}}`) as object));
  const kept = Object.entries(filing).filter(([name]) => !replaced.has(name));
  return `{${[...kept.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`), members].join(',')}}`;
}
