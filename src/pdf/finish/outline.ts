import { IndirectObject, PdfDictionary, PdfName, type PdfObject, PdfString } from '../syntax/objects.ts';
import { type MarkedContent, type TaggedElement, elementsOf, markedContentOf } from './structure-tree.ts';

/** A bookmark and those below it. */
export interface Bookmark {
  readonly title: string;
  /** Index of its page. */
  readonly page: number;
  readonly children: Bookmark[];
}

/** One bookmark per heading, named by it or by its `data-bookmark`, nested by level. */
export function bookmarksOf(document: TaggedElement, textOf: (item: MarkedContent) => string): Bookmark[] {
  const root: Bookmark = { title: '', page: 0, children: [] };
  const open = [{ level: 0, bookmark: root }];
  for (const element of elementsOf(document)) {
    const level = Number(/^H([1-6])$/.exec(element.type)?.[1] ?? 0);
    const content = level === 0 ? [] : markedContentOf(element);
    const [first] = content;
    if (first === undefined) continue;
    const title = shortened(element.bookmark ?? content.map(textOf).join('').trim());
    const bookmark = { title, page: first.page, children: [] };
    while ((open.at(-1)?.level ?? 0) >= level) open.pop();
    (open.at(-1)?.bookmark ?? root).children.push(bookmark);
    open.push({ level, bookmark });
  }
  return root.children;
}

/** The document outline (ISO 32000-1, 12.3.3); undefined without headings. */
export function outlineOf(
  document: TaggedElement,
  textOf: (item: MarkedContent) => string,
  pages: readonly IndirectObject[],
): IndirectObject | undefined {
  const bookmarks = bookmarksOf(document, textOf);
  if (bookmarks.length === 0) return undefined;
  const outline = new IndirectObject(null);
  outline.value = PdfDictionary.of({ Type: PdfName.of('Outlines'), ...linksBelow(bookmarks, outline, pages) });
  return outline;
}

type Links = Readonly<Record<'First' | 'Last' | 'Count', IndirectObject | number | undefined>>;

/** The entries by which an outline item leads to those below it, which are made here. All of them are open. */
export function linksBelow(
  bookmarks: readonly Bookmark[],
  parent: IndirectObject,
  pages: readonly IndirectObject[],
): Links {
  const items = bookmarks.map(() => new IndirectObject(null));
  bookmarks.forEach((bookmark, index) => {
    const item = items[index];
    if (item === undefined) return;
    item.value = PdfDictionary.of({
      Title: PdfString.text(bookmark.title),
      Parent: parent,
      Prev: items[index - 1],
      Next: items[index + 1],
      ...linksBelow(bookmark.children, item, pages),
      Dest: destinationOf(pages[bookmark.page]),
    });
  });
  // Count is the number of visible descendants.
  return { First: items[0], Last: items.at(-1), Count: countOf(bookmarks) || undefined };
}

/** The top of a page, in the size at which the viewer shows pages (12.3.2.2). */
export function destinationOf(page: IndirectObject | undefined): PdfObject[] {
  return [page ?? null, PdfName.of('XYZ'), null, null, null];
}

/** Characters of a bookmark: a little more than the side pane of a viewer shows in one line. */
const longestTitle = 60;

export function shortened(title: string): string {
  const characters = Array.from(title);
  return characters.length <= longestTitle ? title : `${characters.slice(0, longestTitle - 1).join('')}…`;
}

function countOf(bookmarks: readonly Bookmark[]): number {
  return bookmarks.reduce((sum, { children }) => sum + 1 + countOf(children), 0);
}
