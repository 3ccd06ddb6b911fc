import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../src/forms/catalogue.ts';
import { jsonSchemaOf, type JsonSchema } from '../../../src/forms/json-schema.ts';
import { findings } from '../../support/filing-report.ts';
import { cellOf, isPrinted } from '../../support/filings/cells.ts';
import { cornerFilings, generatedFilings } from '../../support/filings/generated.ts';

/** What a filing, or each of several, has at every place that a schema knows and that is printed. */
function valuesAt(schema: JsonSchema, values: readonly unknown[], at = ''): readonly (readonly [string, unknown[]])[] {
  const filed = values.filter((value) => value !== undefined && value !== null);
  const cell = cellOf(schema);
  const inner =
    cell.kind === 'list'
      ? valuesAt(cell.items, filed.flat(), `${at}/*`)
      : Object.entries(schema.properties ?? {})
          .filter(([, member]) => isPrinted(member))
          .flatMap(([name, member]) =>
            valuesAt(
              member,
              filed.map((group) => (group as Readonly<Record<string, unknown>>)[name]),
              `${at}/${name}`,
            ),
          );
  return [[at, filed], ...inner];
}

describe.each(catalogue)('the generated filings of $id', ({ id, schema }) => {
  const generated = generatedFilings(id, 300, 1);
  const root = jsonSchemaOf(schema);
  const filings = generated.map(({ filing }) => filing);

  it('are accepted by its schema and its rules', () => {
    for (const { name, filing } of [...generated, ...cornerFilings(id)]) {
      const errors = findings(id, filing).filter(({ severity }) => severity === 'error');
      expect(errors, name).toEqual([]);
    }
  });

  it('are the same for the same seed, and others for another', () => {
    expect(generatedFilings(id, 20, 1)).toEqual(generated.slice(0, 20));
    expect(generatedFilings(id, 20, 2)[0]?.filing).not.toEqual(generated[0]?.filing);
  });

  it('fill every place that is printed in many ways, and every choice', () => {
    const empty = new Map(valuesAt(root, filings));
    for (const [place, values] of empty) expect(values.length, place).toBeGreaterThan(10);
    for (const [place, values] of valuesAt(root, filings)) {
      const cell = cellOf(place.split('/').slice(1).reduce(schemaBelow, root));
      const different = new Set(values.flat().map((value) => JSON.stringify(value)));
      if (cell.kind === 'choice') {
        for (const code of cell.codes) expect(different, `${place} ${code}`).toContain(JSON.stringify(code));
      } else if (cell.kind !== 'boolean') expect(different.size, place).toBeGreaterThan(5);
    }
  });

  it('are of every length', () => {
    for (const [place, lists] of valuesAt(root, filings)) {
      const cell = cellOf(place.split('/').slice(1).reduce(schemaBelow, root), place.includes('*'));
      if (cell.kind !== 'list') continue;
      const lengths = new Set(lists.map((list) => (list as unknown[]).length));
      expect(lengths, place).toContain(cell.least);
      expect(Math.max(...lengths), place).toBeGreaterThan(cell.most * 0.7);
      if (cell.most > 5)
        expect(
          [...lengths].some((length) => length > 1 && length < 6),
          place,
        ).toBe(true);
    }
  });

  it('at the corners fill every place, each list to its most, and texts of ten thousand characters', () => {
    const corners = cornerFilings(id).map(({ filing }) => filing);
    for (const [place, values] of valuesAt(root, corners)) {
      expect(values.length, place).toBeGreaterThan(0);
      const cell = cellOf(place.split('/').slice(1).reduce(schemaBelow, root), place.includes('*'));
      const most = Math.max(...values.map((value) => (value as { readonly length?: number }).length ?? 0));
      if (cell.kind === 'list') expect(most, place).toBe(cell.most);
      if (cell.kind === 'narrative' && !cell.required) expect(most, place).toBe(10_000);
      if (cell.kind === 'words') expect(most, place).toBeGreaterThanOrEqual(200);
    }
  });
});

function schemaBelow(schema: JsonSchema, step: string): JsonSchema {
  const below = step === '*' ? schema.items : schema.properties?.[step];
  if (below === undefined) throw new Error(`No ${step}`);
  return below;
}
