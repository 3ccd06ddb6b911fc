import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleNames } from '../../src/forms/form.ts';
import { type SamplePictures, goldenFolder, goldenNames, openSamplePictures } from '../support/goldens.ts';
import { selectedForms } from '../support/selected-forms.ts';

const results = join(import.meta.dirname, '..', '..', 'test-results', 'golden');
let pictures: SamplePictures;

beforeAll(async () => {
  rmSync(results, { recursive: true, force: true });
  pictures = await openSamplePictures();
});
afterAll(() => pictures.close());

/** Pixels in which two pictures differ; those of different size differ wholly. Writes what a person wants to see. */
function differingPixels(form: string, fileName: string, actual: Uint8Array, expected: Uint8Array): number {
  const [one, other] = [PNG.sync.read(Buffer.from(actual)), PNG.sync.read(Buffer.from(expected))];
  const folder = join(results, form);
  const write = (what: string, png: Uint8Array): void =>
    writeFileSync(join(folder, fileName.replace('.png', `.${what}.png`)), png);
  if (one.width !== other.width || one.height !== other.height) {
    mkdirSync(folder, { recursive: true });
    write('actual', actual);
    write('expected', expected);
    return Math.max(one.width * one.height, other.width * other.height);
  }
  const diff = new PNG({ width: one.width, height: one.height });
  // Threshold 0 and anti-aliasing counted: a pixel is the same or it differs.
  const count = pixelmatch(one.data, other.data, diff.data, one.width, one.height, { threshold: 0, includeAA: true });
  if (count > 0) {
    mkdirSync(folder, { recursive: true });
    write('actual', actual);
    write('expected', expected);
    write('diff', PNG.sync.write(diff));
  }
  return count;
}

describe.each(selectedForms().map(({ id }) => id))('the golden pages of %s', (form) => {
  it.each(sampleNames)('are what the sample %s prints, to the pixel', { timeout: 120_000 }, async (sample) => {
    const printed = await pictures.of(form, sample);
    // A golden for every page, and none beyond: `npm run goldens` writes them.
    expect(goldenNames(form, sample)).toEqual(printed.map(({ fileName }) => fileName));
    const differing = printed
      .map(({ fileName, png }) => {
        const golden = readFileSync(join(goldenFolder(form), fileName));
        return { fileName, pixels: golden.equals(png) ? 0 : differingPixels(form, fileName, png, golden) };
      })
      .filter(({ pixels }) => pixels > 0);
    expect(differing, `see ${results}`).toEqual([]);
  });

  it('belong to a sample each', () => {
    const known = sampleNames.flatMap((sample) => goldenNames(form, sample));
    expect(existsSync(goldenFolder(form)) ? readdirSync(goldenFolder(form)) : []).toEqual([...known].sort());
  });
});
