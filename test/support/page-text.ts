import type { ViewOptions } from '../../src/forms/form.ts';
import { formOf } from './filing-report.ts';
import { openPageRenderer } from './page-renderer.ts';

const renderer = openPageRenderer();

/** The filled page of a filing as HTML. */
function pageBody(form: string, options: ViewOptions, document: unknown): string {
  const { schema } = formOf(form);
  const view = formOf(form).toView(schema.parse(document), options);
  return renderer.fill(form, '', view).body;
}

/** The text of the filled page in the order of reading, tags and all white space aside. */
export function pageText(form: string, options: ViewOptions, document: unknown): string {
  return pageBody(form, options, document)
    .split(/<[^>]*>/)
    .map(unescapeHtml)
    .join('')
    .replace(/\s+/g, '');
}

/** A text without the entities that Handlebars writes. */
export function unescapeHtml(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#x27|#x60|#x3D);/g, (entity) => entities[entity] ?? entity);
}

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
  '&#x60;': '`',
  '&#x3D;': '=',
};
