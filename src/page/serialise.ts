import type { PageElement } from './element.ts';

/** How a page is written. */
export interface Writing {
  /** Matches the attributes that are left out, each with the blank before it. */
  readonly without?: RegExp;
  /** A declaration that goes before others in the `style` of an element. */
  readonly styleOf?: (element: PageElement) => string | undefined;
}

/** The inner HTML of a page. */
export function serialisePage(page: PageElement, writing: Writing = {}): string {
  // Joined at the end: a string that is added to stays a chain of thousands of pieces for as long as the page waits.
  const html: string[] = [];
  const write = (element: PageElement): void => {
    html.push('<', element.name, attributesOf(element, writing), '>');
    if (element.name === 'br' || element.name === 'col') return;
    writeChildren(element);
    html.push('</', element.name, '>');
  };
  const writeChildren = ({ children }: PageElement): void => {
    for (const child of children) {
      if (typeof child === 'string') html.push(child);
      else write(child);
    }
  };
  writeChildren(page);
  return html.join('');
}

const styleStart = ' style="';

function attributesOf(element: PageElement, { without, styleOf }: Writing): string {
  const { attributes } = element;
  const kept = attributes === '' || without === undefined ? attributes : attributes.replace(without, '');
  const style = styleOf?.(element);
  if (style === undefined) return kept;
  if (!kept.includes(styleStart)) return `${kept}${styleStart}${style}"`;
  return kept.replace(styleStart, `${styleStart}${style};`);
}
