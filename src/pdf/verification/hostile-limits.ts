import type { ReadingLimits } from '../document/reader.ts';

/**
 * What reading a file of unknown origin may cost. A document of the page limit of 500 pages decodes to some 20 MB in
 * 60,000 objects.
 */
export const hostileLimits: ReadingLimits = {
  decodedBytes: 96 << 20,
  streamBytes: 24 << 20,
  objects: 400_000,
  steps: 8_000_000,
  heldSteps: 4_000_000,
  updates: true,
};

/**
 * What reading a volume of unknown origin may cost. Two thousand official forms have 820,000 objects and decode to some
 * 200 MB in one walk.
 */
export const volumeLimits: ReadingLimits = {
  decodedBytes: 2 << 29,
  streamBytes: 48 << 20,
  objects: 1_000_000,
  steps: 100_000_000,
  heldSteps: 8_000_000,
  updates: true,
};
