import type { PageElement } from './element.ts';

/** How start tags are written. */
export interface StartTags {
  of(element: PageElement): string;
}

const asTheyAre: StartTags = { of: ({ tag }) => tag.start };

/** The inner HTML of a page. */
export function serialisePage(page: PageElement, startTags = asTheyAre): string {
  // Joined at the end: a string that is added to stays a chain of thousands of pieces for as long as the page waits.
  const html: string[] = [];
  writeChildren(page, startTags, html);
  return html.join('');
}

function writeChildren({ children }: PageElement, startTags: StartTags, html: string[]): void {
  for (const child of children) {
    if (typeof child === 'string') {
      html.push(child);
      continue;
    }
    html.push(startTags.of(child));
    writeChildren(child, startTags, html);
    if (child.tag.end !== '') html.push(child.tag.end);
  }
}
