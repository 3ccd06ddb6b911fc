import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PNG } from 'pngjs';
import { openSamplePictures } from '../test/support/goldens.ts';
import { selectedForms } from '../test/support/selected-forms.ts';

/**
 * `npm run gallery`: pictures for people, `docs/gallery/annex-2-official-01.png` and so on, which the README shows.
 * `--form annex-4` makes those of one form.
 */
const { values } = parseArgs({ options: { form: { type: 'string' } } });
const shown = ['official', 'full'] as const;
const dpi = 80;
/** PDFium puts glyphs on whole pixels: characters of a small picture stand evenly only if it is made from a larger one. */
const finer = 3;

const gallery = join(import.meta.dirname, '..', 'docs', 'gallery');

mkdirSync(gallery, { recursive: true });
const forms = selectedForms(values.form);
const isTheirs = (name: string): boolean =>
  name.endsWith('.png') && (values.form === undefined || name.startsWith(`${values.form}-`));
for (const name of readdirSync(gallery).filter(isTheirs)) rmSync(join(gallery, name));
const pictures = await openSamplePictures();
try {
  for (const { id } of forms) {
    for (const sample of shown) {
      const printed = await pictures.of(id, sample, dpi * finer);
      for (const { fileName, png } of printed) writeFileSync(join(gallery, `${id}-${fileName}`), reduced(png));
      console.log(`${id} ${sample}: ${printed.length} pages`);
    }
    const empty = await pictures.ofEmpty(id, dpi * finer);
    for (const { fileName, png } of empty) writeFileSync(join(gallery, `${id}-${fileName}`), reduced(png));
  }
} finally {
  await pictures.close();
}

/** The mean of each square of pixels. */
function reduced(png: Uint8Array): Buffer {
  const large = PNG.sync.read(Buffer.from(png));
  const [width, height] = [Math.floor(large.width / finer), Math.floor(large.height / finer)];
  const small = new PNG({ width, height, colorType: 0 });
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let sum = 0;
      for (let row = y * finer; row < (y + 1) * finer; row += 1) {
        for (let column = x * finer; column < (x + 1) * finer; column += 1) {
          sum += large.data[4 * (row * large.width + column)] ?? 255;
        }
      }
      const grey = Math.round(sum / finer ** 2);
      small.data.set([grey, grey, grey, 255], 4 * (y * width + x));
    }
  }
  return PNG.sync.write(small, { colorType: 0 });
}
