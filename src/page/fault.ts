import { TemplateError } from '../installation/template-error.ts';
import type { PageElement } from './element.ts';

/** The attribute that says where in the templates a tag is written: only pages that are filled to try a template have it. */
export const sourceAttribute = 'data-source';

/** A fault of a template, with file, line and tag: `templates/annex-2/page.hbs:12`, `<td class="text">`. */
export function faultOf(element: PageElement, problem: string): TemplateError {
  const classes = element.get('class');
  const tag = `<${element.name}${classes === undefined ? '' : ` class="${classes}"`}>`;
  return new TemplateError(sourceOf(element) ?? 'templates', `${tag}: ${problem}`);
}

/** File and line of an element. What the press itself has put in stands where the element around it is written. */
export function sourceOf(element: PageElement | undefined): string | undefined {
  return element === undefined ? undefined : (element.get(sourceAttribute) ?? sourceOf(element.parent));
}
