import { type PrintedManifestEntry, type VolumeManifest, printedItems } from '../volume-manifest.ts';

/** Where something stands, for people and for programs. */
interface Location {
  readonly place: string;
  readonly item?: number;
  readonly page?: number;
}

/** Says where pages of a file are. */
export interface Locator {
  /** What the file is called. */
  readonly whole: string;
  /** @param index of the page, from 0 */
  page(index: number): Location;
  /** @param position among the printed items of a volume, from 0 */
  item(position: number): Location | undefined;
}

/** Where pages of a document are. */
export const documentLocator: Locator = {
  whole: '文件',
  page: (index) => ({ place: `第 ${index + 1} 页`, page: index + 1 }),
  item: () => undefined,
};

/** Characters of a name that a place repeats. */
const longestName = 40;

/** Says where pages of a volume are, by item, page of the item, and number in the volume. */
export class VolumeLocator implements Locator {
  readonly whole = '全册';
  readonly #items: readonly PrintedManifestEntry[];
  readonly #front: number;

  /** @param pages of the whole volume, as the manifest's own printing has it */
  constructor(manifest: VolumeManifest, pages: number) {
    this.#items = printedItems(manifest);
    const last = this.#items.at(-1);
    // The list of contents is not counted by the numbers of the volume (ADR 0091).
    this.#front = last === undefined ? 0 : pages - (last.firstPage + last.pages - 1);
  }

  page(index: number): Location {
    const page = index + 1;
    const number = page - this.#front;
    if (number < 1) return { place: `目录第 ${page} 页`, page };
    const item = this.#items.find(({ firstPage, pages }) => number >= firstPage && number < firstPage + pages);
    if (item === undefined) return { place: `全册第 ${number} 页（各份之间的空白页）`, page };
    const within = number - item.firstPage + 1;
    return { place: `${itemPlace(item)}第 ${within} 页（全册第 ${number} 页）`, item: item.index, page };
  }

  item(position: number): Location | undefined {
    const item = this.#items[position];
    return item && { place: itemPlace(item), item: item.index };
  }
}

function itemPlace({ index, name }: PrintedManifestEntry): string {
  const told = Array.from(name);
  return `第 ${index} 项“${told.slice(0, longestName).join('')}${told.length > longestName ? '…' : ''}”`;
}
