import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sampleNames } from '../src/forms/form.ts';
import { goldenFolder, openSamplePictures } from '../test/support/goldens.ts';
import { selectedForms } from '../test/support/selected-forms.ts';

/**
 * `npm run goldens`: writes the golden pages of all samples anew, and is the only way they change. Look at every
 * picture that git shows as changed before you commit it. `--form annex-4` writes those of one form.
 */
const { values } = parseArgs({ options: { form: { type: 'string' } } });
const pictures = await openSamplePictures();
try {
  for (const { id } of selectedForms(values.form)) {
    const folder = goldenFolder(id);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    for (const sample of sampleNames) {
      const printed = await pictures.of(id, sample);
      for (const { fileName, png } of printed) writeFileSync(join(folder, fileName), png);
      console.log(`${id} ${sample}: ${printed.length} pages`);
    }
  }
} finally {
  await pictures.close();
}
