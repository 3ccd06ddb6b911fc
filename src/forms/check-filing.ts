import type { z } from 'zod';
import type { Finding } from './findings.ts';
import type { Form, ViewOptions } from './form.ts';
import { refusedPlaces, withoutCells } from './salvage.ts';
import { type Refusal, countFindings, schemaFindings } from './schema-findings.ts';

/** A document held against its form. */
export interface CheckedFiling {
  /** The filing; `undefined` if the schema refused the document. */
  readonly filing: { readonly accepted: unknown } | undefined;
  /** Errors and warnings, at most {@link maxFindings} of each of the schema's. */
  readonly findings: readonly Finding[];
  /** Findings of the schema beyond those. */
  readonly unlisted: Readonly<Record<'error' | 'warning', number>>;
}

/** Findings that help to mend a filing; a document with more of them is something else. */
export const maxFindings = 200;

/**
 * Holds a document against the schema of its form and against its rules: everything that is wrong, at once. What the
 * schema refuses where nothing is printed or compared is taken out and becomes warnings.
 */
export function checkFiling(form: Form, document: unknown, options: ViewOptions): CheckedFiling {
  const { schema } = form;
  const parsed = schema.safeParse(document);
  if (parsed.success) return acceptedFiling(form, parsed.data, options);
  const { aside, refused } = divided(form, parsed.error.issues);
  const used = aside.length === 0 ? document : withoutCells(schema, document, aside);
  const rest = refused.length === 0 ? schema.safeParse(used) : undefined;
  const errors = listed({ schema, document, issues: refused, severity: 'error' });
  // Were something left that cannot be read, it would have to be mended all the same.
  const severity = rest?.success === false ? 'error' : 'warning';
  const warnings = listed({ schema, document, issues: aside, severity });
  const unlisted = { error: errors.unlisted, warning: warnings.unlisted };
  const told = [...errors.findings, ...warnings.findings];
  if (rest?.success === true) {
    const { filing, findings } = acceptedFiling(form, rest.data, options);
    return { filing, findings: [...told, ...findings], unlisted };
  }
  const rules = unlisted.error > 0 ? [] : rulesOnTheRest(form, used, refused, options);
  return { filing: undefined, findings: [...told, ...rules], unlisted };
}

function acceptedFiling(form: Form, accepted: unknown, options: ViewOptions): CheckedFiling {
  return { filing: { accepted }, findings: form.check(accepted, options), unlisted: { error: 0, warning: 0 } };
}

/** What the schema refuses where nothing is printed or compared, and elsewhere. */
function divided(form: Form, issues: readonly z.core.$ZodIssue[]) {
  const [aside, refused]: [z.core.$ZodIssue[], z.core.$ZodIssue[]] = [[], []];
  for (const issue of issues) {
    const key = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
    const isAside = form.isUnused?.([...issue.path, ...key]) ?? false;
    (isAside ? aside : refused).push(issue);
  }
  return { aside, refused };
}

function listed(refusal: Refusal): { readonly findings: readonly Finding[]; readonly unlisted: number } {
  const unlisted = Math.max(0, countFindings(refusal.issues) - maxFindings);
  const findings: Finding[] = [];
  for (const finding of schemaFindings(refusal)) {
    findings.push(finding);
    if (findings.length === maxFindings) break;
  }
  return { findings, unlisted };
}

/**
 * What the rules find in the part of a document that its schema accepts; a rule is silent where the schema refused what it
 * reads. Warnings only where nothing but unknown properties was refused.
 */
function rulesOnTheRest(
  form: Form,
  document: unknown,
  issues: readonly z.core.$ZodIssue[],
  options: ViewOptions,
): readonly Finding[] {
  if (issues.some(({ path, code }) => path.length === 0 && code !== 'unrecognized_keys')) return [];
  const parsed = form.schema.safeParse(withoutCells(form.schema, document, issues));
  if (!parsed.success) return [];
  const isComplete = issues.every(({ code }) => code === 'unrecognized_keys');
  return form
    .check(parsed.data, options, refusedPlaces(issues))
    .filter(({ severity }) => severity === 'error' || isComplete);
}
