import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writePackage } from '../src/docx/template/package.ts';
import { fillWithTags } from '../src/docx/template/tagged-page.ts';
import { wordDocument } from '../src/docx/template/word-document.ts';
import { catalogue } from '../src/forms/catalogue.ts';
import { openPageMaterial } from '../src/page-material.ts';
import { sampleView } from '../src/template-trial.ts';

/**
 * Writes `templates/<form>/document.docx` of all forms, or of those that are named, from their page templates:
 * `npm run templates:word`. The same sources give the same bytes.
 */

const { pages, templatesFolder } = openPageMaterial();
const symbolsFont = readFileSync(new URL('../fonts/FilingPressSymbols.ttf', import.meta.url));
const named = process.argv.slice(2);

for (const form of catalogue.filter(({ id }) => named.length === 0 || named.includes(id))) {
  const page = fillWithTags(pages, form.id, sampleView(templatesFolder, form));
  const document = wordDocument(`${form.annex} ${form.title}`, page);
  const docx = writePackage(document, join(templatesFolder, 'word'), symbolsFont);
  writeFileSync(join(templatesFolder, form.id, 'document.docx'), docx);
}
