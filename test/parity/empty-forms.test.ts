import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Composition, compose } from '../../src/composition.ts';
import { describeWithTools } from '../support/outside-tools.ts';
import { compareLayouts } from '../support/parity/compare.ts';
import { pagesOf } from '../support/parity/measure.ts';
import { layOutWordFiles } from '../support/parity/yardstick.ts';
import { selectedForms } from '../support/selected-forms.ts';

describeWithTools('An empty form', ['soffice', 'mutool'], () => {
  let composition: Composition;
  let folder: string;
  beforeAll(async () => {
    composition = compose();
    folder = await mkdtemp(join(tmpdir(), 'filing-press-empty-'));
  });
  afterAll(async () => {
    await composition.close();
    await rm(folder, { recursive: true });
  });

  it.each(selectedForms())('of $id has the same pages, cells and texts in Word', async (form) => {
    const [pdf, word] = await Promise.all(
      (['pdf', 'docx'] as const).map(async (format) => {
        const order = { form, format, profile: 'plain' } as const;
        return (await composition.press.makeBlank(order, { signal: AbortSignal.timeout(60_000) })).bytes;
      }),
    );
    const [layout] = await layOutWordFiles([word ?? Buffer.alloc(0)]);
    const one = await pagesOf(layout ?? Buffer.alloc(0), folder);
    const other = await pagesOf(pdf ?? Buffer.alloc(0), folder);
    const parity = compareLayouts(one, other);
    expect(parity.differences).toEqual([]);
    for (const { alike, all } of [parity.lines, parity.cells, parity.linesOutside, parity.openRules]) {
      expect(alike).toBe(all);
    }
    expect(parity.ruleDistance).toBeLessThanOrEqual(0.3);
  });
});
