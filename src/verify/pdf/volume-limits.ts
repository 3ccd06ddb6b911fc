import { readPdf, type PdfFile } from '../../pdf/document/reader.ts';
import { volumeLimits } from './limits.ts';

/** Pages that are looked at. */
export const mostPages = 100_000;

/**
 * What a walk passes before it lets go of what it has loaded, so that memory does not grow with the volume: elements of
 * the structure, whose neighbours a file may have spread far apart; pages; attachments; links and bookmarks, which
 * lead to pages anywhere.
 */
export const held = { elements: 50_000, pages: 200, attachments: 100, links: 20, bookmarks: 1_000 } as const;

/**
 * Opens a volume for one walk through it: who walks throws away what was passed, so that memory does not grow with the
 * volume, and the next one opens it again.
 */
export type OpenVolume = () => PdfFile;

export function opener(bytes: Uint8Array): OpenVolume {
  return () => readPdf(bytes, volumeLimits(bytes.length));
}
