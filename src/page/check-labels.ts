import { mayEndBetween } from '../typesetting/break-places.ts';
import type { PageElement } from './element.ts';
import { faultOf } from './fault.ts';

/** What ends a line of a label because its author says so; a line feed ends one that is full. */
const ownEnd = '\r';

/**
 * Looks at the labels of a page whose lines are set. Throws TemplateError, with file, line and tag, for one with a word that
 * is wider than its column: it would be torn.
 */
export function checkLabels(page: PageElement): void {
  for (const label of page.find('th')) {
    for (const text of textOf(label).split(ownEnd)) {
      const lines = text.split('\n');
      if (lines.some((line, index) => index > 0 && !mayEndBetween(lines[index - 1] ?? '', line)))
        throw faultOf(label, `its column is too narrow for a word of “${lines.join('')}”`);
    }
  }
}

function textOf(element: PageElement): string {
  return element.children
    .map((child) => {
      if (typeof child === 'string') return child;
      return (child.name === 'span' ? '' : ownEnd) + textOf(child);
    })
    .join('');
}
