import { beforeAll, expect, it } from 'vitest';
import { catalogue } from '../../src/forms/catalogue.ts';
import { sampleFiling } from '../support/archive/printing.ts';
import { describeWithTools } from '../support/outside-tools.ts';
import type { Parity } from '../support/parity/compare.ts';
import { measureParity } from '../support/parity/measure.ts';

/** `longest` parts where rows and labels are divided over pages: docs/fidelity.md. */
const cases = catalogue.flatMap(({ id }) =>
  ['official', 'blank', 'full'].map((sample) => ({
    name: `${id} ${sample}`,
    form: id,
    filing: sampleFiling(id, sample),
  })),
);

describeWithTools('Word file and PDF of a sample are one document', ['soffice', 'mutool'], () => {
  let parities: ReadonlyMap<string, Parity>;

  beforeAll(async () => {
    const measured = await measureParity(cases);
    parities = new Map(cases.map(({ name }, index) => [name, measured[index] as Parity]));
  }, 240_000);

  it.each(cases.map(({ name }) => name))('%s: the same pages, cells, texts and lines', (name) => {
    const parity = parities.get(name);
    expect(parity?.differences).toEqual([]);
    expect(parity?.linesAlike).toBe(parity?.lines);
    expect(parity?.cells).toBeGreaterThan(30);
  });

  it.each(cases.map(({ name }) => name))('%s: ruling lines within 0.3 mm', (name) => {
    expect(parities.get(name)?.ruleDistance).toBeLessThanOrEqual(0.3);
    // A row that goes on on the next page: Chromium closes it at the end of the page, Word under its last line.
    expect(parities.get(name)?.closingRuleDistance).toBeLessThanOrEqual(5.3);
  });
});
