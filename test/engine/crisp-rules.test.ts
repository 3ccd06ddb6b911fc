import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Composition, compose } from '../../src/composition.ts';
import { selectedForms } from '../support/selected-forms.ts';

let composition: Composition;
beforeAll(() => {
  composition = compose();
});
afterAll(async () => composition.close());

/** Thickness in pixels of each ruling line of a page: rows, or columns, with a black stretch of twenty millimetres. */
function thicknesses({ width, height, data }: PNG, direction: 'across' | 'down', dpi: number): readonly number[] {
  const [lines, length] = direction === 'across' ? [height, width] : [width, height];
  const isBlack = (line: number, at: number): boolean =>
    data[4 * (direction === 'across' ? line * width + at : at * width + line)] === 0;
  const found: number[] = [];
  const longest = (20 / 25.4) * dpi;
  let thickness = 0;
  for (let line = 0; line <= lines; line += 1) {
    let [run, best] = [0, 0];
    for (let at = 0; at < length && line < lines; at += 1)
      best = Math.max(best, (run = isBlack(line, at) ? run + 1 : 0));
    if (best > longest) thickness += 1;
    else if (thickness > 0) {
      found.push(thickness);
      thickness = 0;
    }
  }
  return found;
}

describe.each(selectedForms())('In pictures of $id', (form) => {
  it.each([
    [96, 1],
    [130, 1],
    [150, 2],
    [192, 2],
    [300, 3],
  ])('at %i dpi all ruling lines are %i pixels thick', async (dpi, thickness) => {
    const order = { form, format: 'png', profile: 'plain', dpi, page: form.id === 'annex-2' ? 2 : 1 } as const;
    const { bytes } = await composition.press.makeBlank(order, { signal: AbortSignal.timeout(60_000) });
    const picture = PNG.sync.read(Buffer.from(bytes));
    for (const direction of ['across', 'down'] as const) {
      const found = thicknesses(picture, direction, dpi);
      expect(found.length).toBeGreaterThan(2);
      expect(found, direction).toEqual(found.map(() => thickness));
    }
  });
});
