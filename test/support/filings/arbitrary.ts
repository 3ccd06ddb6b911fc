import fc from 'fast-check';
import type { Form } from '../../../src/forms/form.ts';
import { type JsonSchema, jsonSchemaOf } from '../../../src/forms/json-schema.ts';
import { sample } from '../filing-report.ts';
import { cellOf, isPrinted } from './cells.ts';
import { narratives, proseOf, usualWords, wordsFrom } from './texts.ts';
import { dates, figures, listOf, numbers } from './values.ts';

/** A filing as a caller sends it: the JSON value. */
export type FilingJson = Readonly<Record<string, unknown>>;

/** Digits as a system sends them that has a number of them. */
const digits = fc.oneof(fc.nat(), fc.constantFrom(null, 0.5, 13800138000));

/**
 * Documents that the JSON Schema of a form accepts: every member, every choice, lists from the shortest to what tests print,
 * every text of `texts.ts` in every cell, and in each the words that the samples of the form have there.
 */
export function documentsOf({ id, schema }: Form): fc.Arbitrary<FilingJson> {
  const samples = (['official', 'full'] as const).map((name) => sample(id, name));
  return documents(jsonSchemaOf(schema), samples) as fc.Arbitrary<FilingJson>;
}

/** Documents of a schema; `filed` is what the samples have at its place. */
function documents(schema: JsonSchema, filed: readonly unknown[], isInList = false): fc.Arbitrary<unknown> {
  const cell = cellOf(schema, isInList);
  const usual = filed.filter((value) => value !== undefined && value !== '');
  const texts = usual.flatMap((value) =>
    typeof value === 'string' || typeof value === 'number' ? [String(value)] : [],
  );
  switch (cell.kind) {
    case 'group':
      return fc
        .record(Object.fromEntries(cell.members.map(([name]) => [name, memberOf(schema, name, usual, cell.isCrowded)])))
        .map((group) => inOrder(group, cell.members));
    case 'list':
      return listOf(documents(cell.items, usual.flat(), true), cell.most, cell.least);
    case 'choice': {
      const one = fc.constantFrom('', ...cell.codes);
      return cell.several ? fc.oneof(one, fc.subarray([...cell.codes])) : one;
    }
    case 'date':
      return fc.oneof({ weight: 9, arbitrary: dates }, { weight: 1, arbitrary: fc.constantFrom('', ...cell.words) });
    case 'figure':
      return figures(cell);
    case 'number':
      return numbers(
        cell,
        usual.filter((value) => typeof value === 'number'),
      );
    case 'boolean':
      return fc.boolean();
    case 'words': {
      const words = wordsFrom([...usualWords(schema.title ?? ''), ...texts]);
      return fc.oneof({ weight: 12, arbitrary: words }, { weight: 1, arbitrary: digits });
    }
    case 'narrative':
      if (!cell.required) return narratives;
      return fc.oneof(...(texts.length === 0 ? [] : [fc.constantFrom(...texts)]), proseOf(1, 60));
  }
}

/** A member; what may be absent sometimes is, and groups that are not printed mostly. */
function memberOf(schema: JsonSchema, name: string, groups: readonly unknown[], isInList: boolean) {
  const { [name]: member = {} } = schema.properties ?? {};
  const filed = groups.map((group) => (group as FilingJson)[name]);
  const value = documents(member, filed, isInList);
  const isText = ['words', 'narrative', 'figure'].includes(cellOf(member).kind); // which may be empty themselves
  if (isText || schema.required?.includes(name) === true) return value;
  return isPrinted(member) || member.properties === undefined
    ? fc.option(value, { nil: undefined })
    : value.chain(rarely);
}

const rarely = (value: unknown) => fc.constantFrom(...Array<undefined>(9).fill(undefined), value);

/** A group whose dates stand in the order of its members: what starts is filed before what ends. */
function inOrder(group: Record<string, unknown>, members: readonly (readonly [string, JsonSchema])[]) {
  const names = members.flatMap(([name, schema]) =>
    cellOf(schema).kind === 'date' && /^\d/.test(text(group[name])) ? [name] : [],
  );
  const sorted = names.map((name) => group[name]).toSorted((one, other) => (text(one) < text(other) ? -1 : 1));
  return { ...group, ...Object.fromEntries(names.map((name, index) => [name, sorted[index]])) };
}

const text = (date: unknown): string => (typeof date === 'string' || typeof date === 'number' ? String(date) : '');
