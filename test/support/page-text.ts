import type { ViewOptions } from '../../src/forms/form.ts';
import { expectedContent } from './content.ts';
import { formOf } from './filing-report.ts';

/** The text of the filled page of a filing in the order of reading, all white space aside; a row over two pages is read as one. */
export function pageText(form: string, options: ViewOptions, document: unknown): string {
  const filed = formOf(form);
  return expectedContent(form, filed.toView(filed.schema.parse(document), options))
    .flat(2)
    .join('')
    .replace(/\s+/g, '');
}
