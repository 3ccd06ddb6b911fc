import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../src/forms/catalogue.ts';
import { type JsonSchema, jsonSchemaOf } from '../../../src/forms/json-schema.ts';
import { findings } from '../../support/filing-report.ts';
import { type Cell, cellOf, isPrinted } from '../../support/filings/cells.ts';
import { cornerFilings, generatedFilings } from '../../support/filings/generated.ts';

/** A place that a schema knows and that is printed, and what filings have there. */
interface Place {
  readonly place: string;
  readonly cell: Cell;
  readonly values: readonly unknown[];
}

function placesOf(schema: JsonSchema, values: readonly unknown[], place = '', isInList = false): readonly Place[] {
  const filed = values.filter((value) => value !== undefined && value !== null);
  const cell = cellOf(schema, isInList);
  const here = { place, cell, values: filed };
  if (cell.kind === 'list') return [here, ...placesOf(cell.items, filed.flat(), `${place}/*`, true)];
  if (cell.kind !== 'group') return [here];
  const printed = cell.members.filter(([, member]) => isPrinted(member));
  const inner = printed.flatMap(([name, member]) => {
    const inside = filed.map((group) => (group as Readonly<Record<string, unknown>>)[name]);
    return placesOf(member, inside, `${place}/${name}`, cell.isCrowded);
  });
  return [here, ...inner];
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
    for (const { place, cell, values } of placesOf(root, filings)) {
      expect(values.length, place).toBeGreaterThan(10);
      const different = new Set(values.flat().map((value) => JSON.stringify(value)));
      if (cell.kind === 'choice') {
        for (const code of cell.codes) expect(different, `${place} ${code}`).toContain(JSON.stringify(code));
      } else if (cell.kind !== 'boolean') expect(different.size, place).toBeGreaterThan(5);
    }
  });

  it('are of every length', () => {
    for (const { place, cell, values } of placesOf(root, filings)) {
      if (cell.kind !== 'list') continue;
      const lengths = values.map((list) => (list as readonly unknown[]).length);
      expect(lengths, place).toContain(cell.least);
      expect(Math.max(...lengths), place).toBeGreaterThan(cell.most * 0.7);
      expect(
        lengths.some((length) => length > 1 && length < 6),
        place,
      ).toBe(true);
    }
  });

  it('at the corners fill every place, each list to its most, and texts of ten thousand characters', () => {
    const corners = cornerFilings(id).map(({ filing }) => filing);
    for (const { place, cell, values } of placesOf(root, corners)) {
      expect(values.length, place).toBeGreaterThan(0);
      const most = Math.max(...values.map((value) => (value as { readonly length?: number }).length ?? 0));
      if (cell.kind === 'list') expect(most, place).toBe(cell.most);
      if (cell.kind === 'narrative' && !cell.required) expect(most, place).toBe(10_000);
      if (cell.kind === 'words') expect(most, place).toBeGreaterThanOrEqual(200);
    }
  });
});
