import type { FilledPage } from '../documents/ports.ts';
import type { PageElement } from './element.ts';
import { parsePage } from './parse.ts';

/**
 * The elements of a page that was filled or read in this thread. A page goes from thread to thread as text, and without
 * what is kept by a symbol: to copy a tree costs more than to read it (docs/adr/0134).
 */
const elements = Symbol('elements');

interface ReadPage extends FilledPage {
  [elements]?: PageElement;
}

/** The elements of a filled page; each thread reads a page once. */
export function pageTree(page: ReadPage): PageElement {
  const tree = page[elements] ?? parsePage(page.body);
  page[elements] = tree;
  return tree;
}

/** The page with its elements, which are known already. */
export function withTree(page: FilledPage, tree: PageElement): FilledPage {
  const read: ReadPage = page;
  read[elements] = tree;
  return page;
}
