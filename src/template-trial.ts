import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentsSamples } from './documents/batch/volume-contents.ts';
import { contentsForm } from './documents/batch/volume-ports.ts';
import { readJson } from './documents/json/read-json.ts';
import type { PageRenderer } from './documents/ports.ts';
import type { Form, SampleName } from './forms/form.ts';
import { TemplateError } from './installation/template-error.ts';

/** Views on which the templates of a form are tried: between them they reach every tag. */
export interface SampleViews {
  /** Of the sample `full`, which has a value for everything. */
  readonly full: object;
  /** Of the sample `blank`, which has as good as none. */
  readonly blank: object;
}

/** Throws TemplateError for a sample that cannot be read. */
export function sampleViews(templatesFolder: string, form: Form): SampleViews {
  return { full: sampleView(templatesFolder, form, 'full'), blank: sampleView(templatesFolder, form, 'blank') };
}

function sampleView(templatesFolder: string, form: Form, name: SampleName): object {
  const path = `${form.id}/samples/${name}.json`;
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
  pages: PageRenderer,
  forms: readonly (SampleViews & { readonly form: Pick<Form, 'id'> })[],
): void {
  const views = [
    ...forms.map(({ form, full, blank }) => [form.id, [full, blank]] as const),
    [contentsForm, contentsSamples()] as const,
  ];
  for (const [form, samples] of views) {
    for (const view of samples) fillOnce(pages, form, view);
  }
}

function fillOnce(pages: PageRenderer, form: string, view: object): void {
  try {
    pages.standalone(pages.fill(form, '', view));
  } catch (error) {
    // What is wrong with the lines and pages of a filled template has no file of its own.
    throw error instanceof TemplateError ? error : new TemplateError(`templates/${form}/page.hbs`, error);
  }
}
