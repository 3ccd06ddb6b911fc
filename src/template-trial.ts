import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentsSamples } from './documents/batch/volume-contents.ts';
import { contentsForm } from './documents/batch/volume-ports.ts';
import { readJson } from './documents/json/read-json.ts';
import type { Form } from './forms/form.ts';
import { TemplateError } from './installation/template-error.ts';
import type { PageTemplates } from './page/page-renderer.ts';

/**
 * The View on which the templates of a form are tried: of the sample `full`, which reaches every tag. Throws TemplateError
 * for a sample that cannot be read.
 */
export function sampleView(templatesFolder: string, form: Form): object {
  const path = `${form.id}/samples/full.json`;
  try {
    const filing = form.schema.parse(readJson(readFileSync(join(templatesFolder, path)), () => ''));
    return form.toView(filing, { totals: 'compute' });
  } catch (error) {
    throw new TemplateError(`templates/${path}`, error);
  }
}

/**
 * Fills every page template, the list of contents of volumes too, so that a fault of one stops the start and not the first
 * request. Throws TemplateError.
 */
export function tryPageTemplates(
  pages: PageTemplates,
  forms: readonly { readonly id: string; readonly sample: object }[],
): void {
  for (const { id, sample } of forms) pages.tryTemplate(id, sample);
  for (const sample of contentsSamples()) pages.tryTemplate(contentsForm, sample);
}
