import type { z } from 'zod';
import type { Finding, Severity } from './findings.ts';
import { pointer } from './json-pointer.ts';
import { labelOf } from './json-schema.ts';
import { valueAt } from './json-value.ts';

/** Where a filing breaks a rule, and what to tell the filer. */
export interface Problem {
  /** JSON Pointer of the cell to mend. */
  readonly pointer: string;
  /** Chinese; says what is wrong and what to do. */
  readonly message: string;
}

/** What a list of rules says of one. */
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
  /** Made by {@link ofMembers} and its like, which say what the rule reads: it gets nothing else. */
  readonly problems: Check<Filing>;
}

/** Every place where a filing breaks a rule; none where the schema refused something that the rule reads. */
export type Check<Filing> = (filing: Filing, isRefused?: IsRefused) => readonly Problem[];

/** Tells whether the schema refused the value at a JSON Pointer, or a part of it. */
export type IsRefused = (pointer: string) => boolean;

const nothingRefused: IsRefused = () => false;

/** Several checks as one, each of which reads groups of its own. */
export function together<Filing>(...checks: readonly Check<Filing>[]): Check<Filing> {
  return (filing, isRefused) => checks.flatMap((check) => check(filing, isRefused));
}

/** A check that reads members of the filing, and gets no others. */
export function ofMembers<Filing, Name extends keyof Filing & string>(
  names: readonly Name[],
  problems: (members: Pick<Filing, Name>) => readonly Problem[],
): Check<Filing> {
  return (filing, isRefused = nothingRefused) =>
    names.some((name) => isRefused(pointer(name))) ? [] : problems(filing);
}

/** The way to a text of a filing: a member, or a member of a group. */
export type CellPath<Filing> = readonly [keyof Filing & string, ...string[]];

/** A check that reads one text. */
export function ofCell<Filing>(
  path: CellPath<Filing>,
  problems: (text: string | undefined, at: string) => readonly Problem[],
): Check<Filing> {
  const at = pointer(...path);
  return (filing, isRefused = nothingRefused) =>
    isRefused(at) ? [] : problems(valueAt(filing, path) as string | undefined, at);
}

type Item<Filing, List extends keyof Filing> = NonNullable<Filing[List]> extends readonly (infer One)[] ? One : never;

/** What a check makes of one item of a list; `at` is the JSON Pointer of the item. */
type ItemProblems<One, Name extends keyof One> = (item: Pick<One, Name>, at: string) => readonly Problem[];

/** A check that reads members of each item of a list, one item at a time. */
export function ofItems<Filing, List extends keyof Filing & string, Name extends keyof Item<Filing, List> & string>(
  list: List,
  names: readonly Name[],
  problems: ItemProblems<Item<Filing, List>, Name>,
): Check<Filing> {
  return (filing, isRefused = nothingRefused) =>
    ((filing[list] ?? []) as readonly Item<Filing, List>[]).flatMap((item, index) => {
      const at = pointer(list, index);
      return names.some((name) => isRefused(at + pointer(name))) ? [] : problems(item, at);
    });
}

/** The same, beside members of the filing that every item is held against. */
export function ofItemsBeside<
  Filing,
  Beside extends keyof Filing & string,
  List extends keyof Filing & string,
  Name extends keyof Item<Filing, List> & string,
>(
  beside: readonly Beside[],
  list: List,
  names: readonly Name[],
  problems: (members: Pick<Filing, Beside>) => ItemProblems<Item<Filing, List>, Name>,
): Check<Filing> {
  return (filing, isRefused = nothingRefused) => {
    if (beside.some((name) => isRefused(pointer(name)))) return [];
    return ofItems<Filing, List, Name>(list, names, problems(filing))(filing, isRefused);
  };
}

/** Every problem of a filing by every rule, in the order of the rules, labelled as printed. */
export function findingsOf<Filing>(
  rules: readonly Rule<Filing>[],
  schema: z.ZodType<Filing>,
  filing: Filing,
  isRefused?: IsRefused,
): readonly Finding[] {
  return rules.flatMap((rule) =>
    rule.problems(filing, isRefused).map(({ pointer, message }) => ({
      severity: rule.severity,
      rule: rule.id,
      pointer,
      label: labelOf(schema, pointer),
      message,
    })),
  );
}
