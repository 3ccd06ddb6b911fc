import type { VolumeItem } from '../../documents/batch/volume-ports.ts';
import { type Bookmark, destinationOf, linksBelow, shortened } from '../finish/outline.ts';
import { IndirectObject, PdfDictionary, PdfName, PdfString } from '../syntax/objects.ts';
import type { StreamedFile } from '../syntax/streamed-file.ts';

/** An outline item whose neighbours are not known yet. */
interface OpenItem {
  readonly object: IndirectObject;
  readonly title: string;
  readonly page: IndirectObject | undefined;
  /** Those below it. */
  readonly kids: OpenItem[];
  /** Links to bookmarks below it that are written already. */
  readonly links: Readonly<Record<string, IndirectObject | number | undefined>>;
}

/**
 * The outline of a volume (ISO 32000-1, 12.3.3): department → item → its parts. Departments are open, items are
 * closed: of a thousand items a reader wants to see the names, not eight lines of each.
 */
export class VolumeOutline {
  readonly #file: StreamedFile;
  readonly #root: IndirectObject;
  readonly #top: OpenItem[] = [];
  #department = '';

  constructor(file: StreamedFile) {
    this.#file = file;
    this.#root = file.defer(new IndirectObject(null));
  }

  /** Adds an item; consecutive ones of one department stand below it. Its bookmarks name its pages by index. */
  add(
    { title, department }: Pick<VolumeItem, 'title' | 'department'>,
    bookmarks: readonly Bookmark[],
    pages: readonly IndirectObject[],
  ): void {
    if (department !== '' && department !== this.#department) {
      this.#top.push(this.#open(department, pages[0], {}));
    }
    this.#department = department;
    const siblings = department === '' ? this.#top : (this.#top.at(-1)?.kids ?? this.#top);
    const item = this.#open(title, pages[0], {});
    siblings.push(item);
    // The title of the form is what the item is called already.
    const parts = bookmarks.length === 1 ? (bookmarks[0]?.children ?? []) : bookmarks;
    const { First, Last, Count } = linksBelow(parts, item.object, pages);
    if (First instanceof IndirectObject) this.#file.write(First);
    // They are written, and all between them: their numbers are enough from now on.
    for (const end of [First, Last]) if (end instanceof IndirectObject) end.value = null;
    const count = typeof Count === 'number' ? -Count : undefined;
    siblings[siblings.length - 1] = { ...item, links: { First, Last, Count: count } };
  }

  /** Writes what could not be written before; undefined without bookmarks. `front` stands before all items. */
  end(front: { readonly title: string; readonly page: IndirectObject | undefined } | undefined): IndirectObject {
    const top = front === undefined ? this.#top : [this.#open(front.title, front.page, {}), ...this.#top];
    this.#root.value = PdfDictionary.of({ Type: PdfName.of('Outlines'), ...this.#write(top, this.#root) });
    this.#file.write(this.#root);
    return this.#root;
  }

  #open(title: string, page: IndirectObject | undefined, links: OpenItem['links']): OpenItem {
    return { object: this.#file.defer(new IndirectObject(null)), title, page, kids: [], links };
  }

  #write(items: readonly OpenItem[], parent: IndirectObject): OpenItem['links'] {
    items.forEach(({ object, title, page, kids, links }, index) => {
      object.value = PdfDictionary.of({
        Title: PdfString.text(shortened(title)),
        Parent: parent,
        Prev: items[index - 1]?.object,
        Next: items[index + 1]?.object,
        ...(kids.length > 0 ? this.#write(kids, object) : links),
        Dest: destinationOf(page),
      });
      this.#file.write(object);
    });
    const count = items.reduce((sum, { kids }) => sum + 1 + kids.length, 0);
    return { First: items[0]?.object, Last: items.at(-1)?.object, Count: count };
  }
}
