import { readFileSync, writeFileSync } from 'node:fs';
import { deflateEntry } from '../../src/zip/entry.ts';
import { zipFile } from '../../src/zip/zip-file.ts';
import { annex2 } from './annex-2.ts';
import { annex4 } from './annex-4.ts';
import { packageParts } from './package.ts';

/**
 * Writes `templates/<form>/document.docx`. Run with `npx tsx templates/word/build.ts`; the same sources give the
 * same bytes. docs/word-templates.md tells when to edit here and when in Word.
 */

const symbolsFont = readFileSync(new URL('../../fonts/FilingPressSymbols.ttf', import.meta.url));

for (const [form, document] of Object.entries({ 'annex-2': annex2, 'annex-4': annex4 })) {
  const entries = packageParts(document, symbolsFont).map(({ name, content }) => deflateEntry(name, content));
  writeFileSync(new URL(`../${form}/document.docx`, import.meta.url), zipFile(entries));
}
