import { describe, expect, it } from 'vitest';
import { longestFiling } from '../../../scripts/longest-filing.ts';
import { readJson } from '../../../src/documents/json/read-json.ts';
import { catalogue } from '../../../src/forms/catalogue.ts';
import { sampleNames } from '../../../src/forms/form.ts';
import { type JsonSchema, jsonSchemaOf } from '../../../src/forms/json-schema.ts';
import { changed, findings, sample, sampleBytes } from '../../support/filing-report.ts';
import { cellOf, isPrinted } from '../../support/filings/cells.ts';
import { pageText } from '../../support/page-text.ts';

const asFiled = { totals: 'as-filed' } as const;

/** Names of the places that a schema knows and a document does not fill, list items taken together. */
function unfilled(schema: JsonSchema, values: readonly unknown[], at = ''): readonly string[] {
  const present = values.filter((value) => value !== undefined && value !== '');
  if (present.length === 0) return [at];
  const inner = Object.entries(schema.properties ?? {}).flatMap(([name, property]) =>
    unfilled(
      property,
      present.map((value) => (value as Record<string, unknown>)[name]),
      `${at}/${name}`,
    ),
  );
  return schema.items === undefined ? inner : unfilled(schema.items, present.flat(), `${at}/*`);
}

describe.each(catalogue)('the samples of $id', ({ id, schema }) => {
  it.each(sampleNames)('%s has no error', (name) => {
    const document = readJson(sampleBytes(id, name), String);
    expect(findings(id, document).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('full fills every place that the schema knows, and breaks no rule', () => {
    expect(unfilled(jsonSchemaOf(schema), [sample(id, 'full')])).toEqual([]);
    expect(findings(id, sample(id, 'full'))).toEqual([]);
  });

  it.each([
    ['the sample', sample(id, 'longest')],
    ['what npm run longest writes', longestFiling(id)],
  ])('longest is far longer than a filer would make it, and breaks no rule: %s', (_, document) => {
    expect(findings(id, document)).toEqual([]);
    const root = jsonSchemaOf(schema);
    expect(Math.max(...stringsOf(root, document).map(({ length }) => length))).toBeGreaterThanOrEqual(10_000);
    expect(shortLists(root, document)).toEqual([]);
  });

  it('blank has nothing that could be left out', () => {
    const document = sample(id, 'blank') as Readonly<Record<string, unknown>>;
    for (const name of Object.keys(document)) {
      const rest = changed(document, { [`/${name}`]: undefined });
      expect(
        findings(id, rest).some(({ severity }) => severity === 'error'),
        name,
      ).toBe(true);
    }
  });

  it('print every string of theirs, and no sign of a template', () => {
    for (const name of ['official', 'full', 'longest'] as const) {
      const document = sample(id, name);
      const text = pageText(id, asFiled, document);
      for (const string of stringsOf(jsonSchemaOf(schema), document).flatMap((text) => text.split('\n')))
        expect(text, `${name}: ${string}`).toContain(string.replace(/\s+/g, ''));
      expect(text).not.toMatch(/[{}]|undefined|\[object|null|NaN/);
    }
  });
});

/** The printed texts of a filing: no codes, no dates, nothing that only the rules read. */
function stringsOf(schema: JsonSchema, value: unknown): readonly string[] {
  const cell = cellOf(schema);
  if (!isPrinted(schema) || value === undefined) return [];
  if (cell.kind === 'list') return (value as readonly unknown[]).flatMap((item) => stringsOf(cell.items, item));
  if (cell.kind === 'group') {
    const group = value as Readonly<Record<string, unknown>>;
    return cell.members.flatMap(([name, member]) => stringsOf(member, group[name]));
  }
  return ['words', 'narrative', 'figure'].includes(cell.kind)
    ? [typeof value === 'string' ? value : JSON.stringify(value)]
    : [];
}

/** The printed lists that have fewer items than tests print, but for those inside of others and in crowds. */
function shortLists(schema: JsonSchema, value: unknown, at = ''): readonly string[] {
  const cell = cellOf(schema);
  if (!isPrinted(schema)) return [];
  if (cell.kind === 'list') return (value as readonly unknown[]).length < cell.most ? [at] : [];
  if (cell.kind !== 'group' || cell.isCrowded) return [];
  const group = value as Readonly<Record<string, unknown>> | undefined;
  return cell.members.flatMap(([name, member]) => shortLists(member, group?.[name], `${at}/${name}`));
}
