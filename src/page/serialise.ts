import type { PageElement } from './element.ts';

/** Writes the start tag of an element. */
export type WriteStartTag = (element: PageElement) => string;

/** The inner HTML of a page. @param startTag other start tags than its own */
export function serialisePage(page: PageElement, startTag: WriteStartTag = ({ tag }) => tag.start): string {
  // Joined at the end: a string that is added to stays a chain of thousands of pieces for as long as the page waits.
  const html: string[] = [];
  writeChildren(page, startTag, html);
  return html.join('');
}

function writeChildren({ children }: PageElement, startTag: WriteStartTag, html: string[]): void {
  for (const child of children) {
    if (typeof child === 'string') {
      html.push(child);
      continue;
    }
    html.push(startTag(child));
    writeChildren(child, startTag, html);
    if (child.tag.end !== '') html.push(child.tag.end);
  }
}
