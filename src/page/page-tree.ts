import type { FilledPage } from '../documents/ports.ts';
import type { PageElement } from './element.ts';
import { parsePage } from './parse.ts';

/** Of pages that were filled or read in this thread. */
const trees = new WeakMap<FilledPage, PageElement>();

/**
 * The elements of a filled page. A page goes from thread to thread as text: to copy a tree costs more than to read it
 * (docs/adr/0134), and each thread reads it once.
 */
export function pageTree(page: FilledPage): PageElement {
  const known = trees.get(page);
  if (known !== undefined) return known;
  const tree = parsePage(page.body);
  trees.set(page, tree);
  return tree;
}

/** The page whose elements these are. */
export function withTree(page: FilledPage, tree: PageElement): FilledPage {
  trees.set(page, tree);
  return page;
}
