import type { PressParts } from '../document-press.ts';
import { defaultMaxPages } from '../page-limit.ts';
import { prepareDocument } from '../prepare-document.ts';
import { printInGroups, type ItemTimes } from './document-items.ts';
import type { ItemPress } from './item-press.ts';
import type { VolumePart } from './volume-output.ts';

/** Prints the items of a volume; they are bound in their order later. */
export function createVolumeItems(parts: PressParts, times: ItemTimes): ItemPress<VolumePart> {
  const { coverage, maxPages = defaultMaxPages } = parts;
  return {
    prepare: (order) => prepareDocument(order, { coverage, maxPages }),
    print: async (items, limits) =>
      printInGroups(parts, items, { limits, times, make: (prepared, part) => ({ prepared, part }) }),
  };
}
