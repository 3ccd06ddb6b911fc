import type { FilledPage } from '../documents/ports.ts';
import type { PageElement } from './element.ts';
import { parsePage } from './parse.ts';

/**
 * By it a page keeps its elements, hidden from whoever copies it: with another body it is another page, and to another
 * thread it goes as text, because to copy a tree costs more than to read it (docs/adr/0134).
 */
const elements = Symbol('elements');

interface ReadPage extends FilledPage {
  readonly [elements]?: PageElement;
}

/** The elements of a filled page; each thread reads a page once. */
export function pageTree(page: ReadPage): PageElement {
  return page[elements] ?? keep(page, parsePage(page.body));
}

/** The page with its elements, which are known already. */
export function withTree(page: FilledPage, tree: PageElement): FilledPage {
  keep(page, tree);
  return page;
}

function keep(page: FilledPage, tree: PageElement): PageElement {
  Object.defineProperty(page, elements, { value: tree });
  return tree;
}
