import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import type { SampleName } from '../../src/forms/form.ts';
import { type SamplePictures, goldenFolder, goldenNames } from './goldens.ts';

/** How many pages of a sample were compared with their goldens, and in how many pixels they differ. */
export interface GoldenCount {
  readonly pages: number;
  readonly pixels: number;
}

/** A page without golden, or a golden without page, differs in all of its pixels. */
export async function countGoldenDifferences(
  pictures: SamplePictures,
  form: string,
  sample: SampleName,
): Promise<GoldenCount> {
  const printed = new Map((await pictures.of(form, sample)).map(({ fileName, png }) => [fileName, png]));
  const names = new Set([...printed.keys(), ...goldenNames(form, sample)]);
  let pixels = 0;
  for (const name of names) {
    const png = printed.get(name);
    const golden = goldenNames(form, sample).includes(name) ? readFileSync(join(goldenFolder(form), name)) : undefined;
    pixels += differingPixels(png, golden);
  }
  return { pages: names.size, pixels };
}

function differingPixels(one: Uint8Array | undefined, other: Uint8Array | undefined): number {
  if (one === undefined || other === undefined) return pixelsOf(one ?? other);
  if (Buffer.from(one).equals(other)) return 0;
  const [a, b] = [PNG.sync.read(Buffer.from(one)), PNG.sync.read(Buffer.from(other))];
  if (a.width !== b.width || a.height !== b.height) return Math.max(pixelsOf(one), pixelsOf(other));
  return pixelmatch(a.data, b.data, undefined, a.width, a.height, { threshold: 0, includeAA: true });
}

function pixelsOf(png: Uint8Array | undefined): number {
  if (png === undefined) return 0;
  const { width, height } = PNG.sync.read(Buffer.from(png));
  return width * height;
}
