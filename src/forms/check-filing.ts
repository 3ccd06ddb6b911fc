import type { z } from 'zod';
import type { Finding } from './findings.ts';
import type { Form, ViewOptions } from './form.ts';
import { salvage } from './salvage.ts';
import { countFindings, schemaFindings } from './schema-findings.ts';

/** A document held against its form. */
export interface CheckedFiling {
  /** The filing; `undefined` if the schema refused the document. */
  readonly filing: { readonly accepted: unknown } | undefined;
  /** Errors and warnings, at most {@link maxFindings} of the schema's. */
  readonly findings: readonly Finding[];
  /** Findings of the schema beyond those. */
  readonly unlisted: number;
}

/** Findings that help somebody; who has more has sent something else than a filing. */
export const maxFindings = 200;

/** Holds a document against the schema of its form and against its rules: everything that is wrong, at once. */
export function checkFiling(form: Form, document: unknown, options: ViewOptions): CheckedFiling {
  const parsed = form.schema.safeParse(document);
  if (parsed.success) {
    const filing = { accepted: parsed.data };
    return { filing, findings: form.check(parsed.data, options), unlisted: 0 };
  }
  const { issues } = parsed.error;
  const refusal = { schema: form.schema, document, issues };
  const unlisted = countFindings(issues) - maxFindings;
  const findings = Array.from(take(schemaFindings(refusal), maxFindings));
  if (unlisted > 0) return { filing: undefined, findings, unlisted };
  return {
    filing: undefined,
    findings: [...findings, ...rulesOnTheRest(form, document, issues, options)],
    unlisted: 0,
  };
}

/**
 * What the rules find in the part of a document that its schema accepts. Warnings only where no known cell was
 * lost: a sum is not wrong because one of its summands could not be read.
 */
function rulesOnTheRest(
  form: Form,
  document: unknown,
  issues: readonly z.core.$ZodIssue[],
  options: ViewOptions,
): readonly Finding[] {
  if (issues.some(({ path, code }) => path.length === 0 && code !== 'unrecognized_keys')) return [];
  const { document: rest, lost } = salvage(form.schema, document, issues);
  const parsed = form.schema.safeParse(rest);
  if (!parsed.success) return [];
  return form
    .check(parsed.data, options)
    .filter(({ severity }) => severity === 'error' || lost.length === 0)
    .filter(({ pointer }) => !lost.some((place) => isWithin(pointer, place) || isWithin(place, pointer)));
}

/** Whether a place is another one or inside of it. */
function isWithin(inner: string, outer: string): boolean {
  return inner === outer || inner.startsWith(`${outer}/`);
}

function* take<T>(values: Iterable<T>, count: number): Generator<T> {
  let taken = 0;
  for (const value of values) {
    if (taken === count) return;
    taken += 1;
    yield value;
  }
}
