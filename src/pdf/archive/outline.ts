import { IndirectObject, PdfDictionary, PdfName, PdfString } from '../document/objects.ts';
import { elementsOf, markedContentOf, type MarkedContent, type StructureElement } from './structure-tree.ts';

/** A bookmark and those below it. */
interface Bookmark {
  readonly level: number;
  readonly title: string;
  readonly page: number;
  readonly children: Bookmark[];
}

/** One bookmark per heading, named by it or by its `data-bookmark`, nested by level (ISO 32000-1, 12.3.3); undefined without headings. */
export function outlineOf(
  document: StructureElement,
  textOf: (item: MarkedContent) => string,
  pages: readonly IndirectObject[],
): IndirectObject | undefined {
  const root: Bookmark = { level: 0, title: '', page: 0, children: [] };
  const open = [root];
  for (const element of elementsOf(document)) {
    const level = /^H([1-6])$/.exec(element.type)?.[1];
    if (level === undefined) continue;
    const content = markedContentOf(element);
    const [first] = content;
    if (first === undefined) continue;
    const title = shortened(element.bookmark ?? content.map(textOf).join('').trim());
    const bookmark = { level: Number(level), title, page: first.page, children: [] };
    while ((open.at(-1)?.level ?? 0) >= bookmark.level) open.pop();
    (open.at(-1) ?? root).children.push(bookmark);
    open.push(bookmark);
  }
  if (root.children.length === 0) return undefined;
  const outline = new IndirectObject(null);
  outline.value = PdfDictionary.of({ Type: PdfName.of('Outlines'), ...writeChildren(root, outline, pages) });
  return outline;
}

type Links = Readonly<Record<'First' | 'Last' | 'Count', IndirectObject | number | undefined>>;

function writeChildren(parent: Bookmark, object: IndirectObject, pages: readonly IndirectObject[]): Links {
  const items = parent.children.map(() => new IndirectObject(null));
  parent.children.forEach((bookmark, index) => {
    const item = items[index];
    if (item === undefined) return;
    item.value = PdfDictionary.of({
      Title: PdfString.text(bookmark.title),
      Parent: object,
      Prev: items[index - 1],
      Next: items[index + 1],
      ...writeChildren(bookmark, item, pages),
      Dest: [pages[bookmark.page] ?? null, PdfName.of('XYZ'), null, null, null],
    });
  });
  // All are open: Count is the number of visible descendants.
  return { First: items[0], Last: items.at(-1), Count: descendants(parent) || undefined };
}

/** Characters of a bookmark: what the side pane of a viewer shows in one line, and a little more. */
const longestTitle = 60;

function shortened(title: string): string {
  const characters = Array.from(title);
  return characters.length <= longestTitle ? title : `${characters.slice(0, longestTitle - 1).join('')}…`;
}

function descendants(bookmark: Bookmark): number {
  return bookmark.children.reduce((sum, child) => sum + 1 + descendants(child), 0);
}
