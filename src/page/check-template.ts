import type { PageElement } from './element.ts';
import { faultOf } from './fault.ts';
import type { Stylesheet } from './style/stylesheet.ts';

/** Classes that the press itself reads or sets, and that no stylesheet need name. */
const ownClasses = new Set(['flow', 'rule']);

/** Elements in which text may stand, and elements with text. */
const textElements = new Set(['p', 'h1', 'h2', 'th', 'a', 'li']);

/** Holds the page of a template, filled to try it, against its stylesheet. Throws TemplateError with file, line and tag. */
export function checkTemplate(page: PageElement, { classes }: Pick<Stylesheet, 'classes'>, isInText = false): void {
  for (const element of page.elements) {
    const unknown = element.classes.find((name) => !classes.has(name) && !ownClasses.has(name));
    if (unknown !== undefined) throw faultOf(element, `no stylesheet says what the class ${unknown} means`);
    const holdsText = isInText || textElements.has(element.name);
    if (element.hasText && !holdsText) {
      throw faultOf(element, 'its text stands in no paragraph, so that its lines cannot be set');
    }
    if (element.name === 'th' && !/^(?:row|col|rowgroup)$/.test(element.get('scope') ?? '')) {
      throw faultOf(element, 'its scope is not row, col or rowgroup');
    }
    checkTemplate(element, { classes }, holdsText);
  }
}
