import { type ImmediatePrepress, createImmediatePrepress } from '../documents/prepress.ts';
import { createWordRenderer } from '../docx/word-renderer.ts';
import { catalogue } from '../forms/catalogue.ts';
import type { PageMaterial } from '../page-material.ts';
import { sampleView, tryPageTemplates } from '../template-trial.ts';

/**
 * Wires the prepress of one thread and fills every template once. Throws TemplateError when one is missing, faulty or asks
 * for what its View does not have.
 */
export function openPrepress({ fonts, pages, templatesFolder }: PageMaterial, maxPages: number): ImmediatePrepress {
  const samples = catalogue.map((form) => ({
    ...{ id: form.id, title: `${form.annex} ${form.title}` },
    sample: sampleView(templatesFolder, form),
  }));
  tryPageTemplates(pages, samples);
  const word = createWordRenderer(templatesFolder, samples, pages, fonts.supplementary);
  return createImmediatePrepress({ coverage: fonts.coverage, pages, word, maxPages });
}
