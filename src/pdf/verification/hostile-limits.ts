import type { ReadingLimits } from '../document/reader.ts';

/**
 * What reading a file of unknown origin may cost. A document of the page limit of 500 pages decodes to some 20 MB in
 * 60,000 objects.
 */
export const hostileLimits: ReadingLimits = { decodedBytes: 96 << 20, objects: 400_000, updates: true };
