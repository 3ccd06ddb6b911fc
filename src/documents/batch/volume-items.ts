import type { PressParts } from '../document-press.ts';
import { assertFits } from '../page-limit.ts';
import { type MakeOfPrint, assertPrecise, oneByOne, preparation, printGroups } from './document-items.ts';
import type { ItemPress } from './item.ts';
import type { VolumePart } from './volume-output.ts';
import type { Volume } from './volume-ports.ts';

/** Prints the items of a volume; they are added in their order later. */
export function createVolumeItems(parts: PressParts, deadline: number): (volume: Volume) => ItemPress<VolumePart> {
  const { maxPages } = parts;
  return (volume) => ({
    ...preparation(parts, deadline),
    print: async (items, limits) => {
      const { full } = volume;
      // Printed in vain, and there may be thousands of them.
      if (full !== undefined) return items.map(() => full);
      return printGroups(parts, items, { limits, deadline, makeAll: partsOf(volume, maxPages) });
    },
  });
}

function partsOf(volume: Volume, maxPages: number): MakeOfPrint<VolumePart> {
  return async (print, group) => {
    const taken = await volume.take(
      print,
      group.map(({ page }) => page),
    );
    try {
      assertPrecise(
        taken.reduce((sum, { pageCount }) => sum + pageCount, 0),
        group,
      );
    } catch (error) {
      for (const part of taken) await volume.discard(part);
      throw error;
    }
    return oneByOne(group, async ({ item: prepared }, index) => {
      const part = taken[index];
      if (part === undefined) throw new Error('A part of the print is missing');
      if (part.pageCount > maxPages) await volume.discard(part);
      assertFits(part.pageCount, maxPages);
      return { prepared, part };
    });
  };
}
