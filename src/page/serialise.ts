import type { PageElement, PageNode } from './element.ts';

/** How a page is written. */
export interface Writing {
  /** Attributes that are left out. */
  readonly without?: ReadonlySet<string>;
  /** A declaration that goes before others in the `style` of an element. */
  readonly styleOf?: (element: PageElement) => string | undefined;
}

/** The inner HTML of a page. */
export function serialisePage(page: PageElement, writing: Writing = {}): string {
  return page.children.map((child) => written(child, writing)).join('');
}

function written(node: PageNode, writing: Writing): string {
  if (typeof node === 'string') return node;
  let tag = `<${node.name}`;
  let style = writing.styleOf?.(node);
  for (const [attribute, value] of node.attributes) {
    if (attribute === 'style' && style !== undefined) {
      tag += ` style="${style};${value}"`;
      style = undefined;
    } else if (writing.without?.has(attribute) !== true) tag += ` ${attribute}="${value}"`;
  }
  if (style !== undefined) tag += ` style="${style}"`;
  tag += '>';
  if (node.name === 'br' || node.name === 'col') return tag;
  for (const child of node.children) tag += written(child, writing);
  return `${tag}</${node.name}>`;
}
