import { readPdf, type PdfFile, type ReadingLimits } from '../document/reader.ts';

/**
 * What reading a volume of unknown origin may cost. Two thousand official forms have 820,000 objects and decode to some
 * 200 MB in one walk.
 */
export const volumeLimits: ReadingLimits = {
  decodedBytes: 2 << 29,
  streamBytes: 48 << 20,
  objects: 1_000_000,
  updates: true,
};

/** Pages that are looked at. */
export const mostPages = 100_000;

/** Objects after which a reader lets go of what it has loaded: memory then does not grow with the volume. */
export const objectsHeld = 2_000;

/**
 * Opens a volume for one walk through it: who walks throws away what was passed, so that memory does not grow with the
 * volume, and the next one opens it again.
 */
export type OpenVolume = () => PdfFile;

export function opener(bytes: Uint8Array): OpenVolume {
  return () => readPdf(bytes, volumeLimits);
}
