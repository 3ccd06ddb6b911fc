import { beforeAll, expect, it } from 'vitest';
import { sampleFiling } from '../support/archive/printing.ts';
import { describeWithTools } from '../support/outside-tools.ts';
import type { Parity } from '../support/parity/compare.ts';
import { measureParity } from '../support/parity/measure.ts';
import { selectedForms } from '../support/selected-forms.ts';

const forms = selectedForms().map(({ id }) => id);

describeWithTools('Word file and PDF of the longest sample are one document', ['soffice', 'mutool'], () => {
  let parities: readonly Parity[];
  beforeAll(async () => {
    const cases = forms.map((form) => ({ name: form, form, filing: sampleFiling(form, 'longest') }));
    parities = await measureParity(cases);
  }, 600_000);

  it.each(forms.map((form, index) => [form, index] as const))('%s: the same pages and lines', (_, index) => {
    const { pages, lines, cells, linesOutside, openRules } = parities[index] as Parity;
    expect(pages[0]).toBe(pages[1]);
    for (const { all, alike } of [linesOutside, openRules]) expect(alike).toBe(all);
    // A line that fills its column to the twip is one in a thousand (docs/fidelity.md).
    expect(lines.alike).toBeGreaterThanOrEqual(0.999 * lines.all);
    // On its many pages LibreOffice sets a text at the top now and then that Word centres (docs/fidelity.md).
    expect(cells.alike).toBeGreaterThanOrEqual(0.99 * cells.all);
  });
});
