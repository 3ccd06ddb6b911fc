import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FilledPage, PageRenderer } from '../documents/ports.ts';
import { paginate } from '../pagination/paginate.ts';
import { readFlow } from './read-flow.ts';
import type { LineSetter } from './set-lines.ts';
import { setPages } from './set-pages.ts';
import { loadTemplates } from './templates.ts';

/** The renderer with a way to try its templates. */
export interface PageTemplates extends PageRenderer {
  /** Fills the template of a form and no more: no lines are set. Throws TemplateError when the View does not fit it. */
  tryTemplate(form: string, view: object): void;
}

/**
 * Loads the page templates and stylesheets of the given forms. Throws when a file is missing or does not
 * compile, so that a fault of a template stops the start and not the first request.
 *
 * @param faces PostScript names of the faces that may draw the pages
 */
export function createPageRenderer(
  templatesFolder: string,
  forms: readonly string[],
  setLines: LineSetter,
  faces?: readonly string[],
): PageTemplates {
  const templates = loadTemplates(templatesFolder);
  const css = (path: string): string => readFileSync(join(templatesFolder, path), 'utf8');
  const shared = css('shared/page.css');
  const screen = css('shared/screen.css');
  const stylesheets = new Map(forms.map((form) => [form, shared + css(`${form}/page.css`)]));

  const stylesheetOf = (form: string): string => {
    const stylesheet = stylesheets.get(form);
    if (stylesheet === undefined) throw new Error(`No page template for the form ${form}`);
    return stylesheet;
  };
  const page = (form: string, title: string, body: string, extraCss = ''): string =>
    templates.render('shared/page', { title, css: stylesheetOf(form) + extraCss, body });

  const inLines = (form: string, view: object): string => setLines(templates.render(`${form}/page`, view));

  return {
    fill: (form, title, view): FilledPage => ({
      ...{ form, title, ...setPages(inLines(form, view)) },
      ...(faces === undefined ? {} : { faces }),
    }),
    tryTemplate: (form, view) => void templates.render(`${form}/page`, view),
    paginate: (form, view) => paginate(readFlow(inLines(form, view)).flow),
    blankPage: (form) => page(form, '', ''),
    standalone: ({ form, title, body }) => page(form, title, body, screen),
  };
}
