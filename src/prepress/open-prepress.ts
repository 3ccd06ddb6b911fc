import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJson } from '../documents/json/read-json.ts';
import { createImmediatePrepress, type ImmediatePrepress } from '../documents/prepress.ts';
import { createWordRenderer, type WordForm } from '../docx/word-renderer.ts';
import { catalogue } from '../forms/catalogue.ts';
import type { Form } from '../forms/form.ts';
import type { PageMaterial } from '../page-material.ts';

/** Wires the prepress of one thread. Throws when a Word template is missing or faulty. */
export function openPrepress({ fonts, pages, templatesFolder }: PageMaterial, maxPages: number): ImmediatePrepress {
  const forms = catalogue.map((form) => wordForm(templatesFolder, form));
  const word = createWordRenderer(templatesFolder, forms, fonts.supplementary);
  return createImmediatePrepress({ coverage: fonts.coverage, pages, word, maxPages });
}

/** The sample `full` reaches every tag of a template. */
function wordForm(templatesFolder: string, form: Form): WordForm {
  const path = join(templatesFolder, form.id, 'samples', 'full.json');
  const filing = form.schema.parse(readJson(readFileSync(path), () => ''));
  return { id: form.id, sample: form.toView(filing, { totals: 'compute' }) };
}
