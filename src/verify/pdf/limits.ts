import { type PdfFile, type ReadingLimits, readPdf } from '../../pdf/syntax/reader.ts';

/**
 * What reading a document of unknown origin may cost, by its length: a small file that asks for much was made to. A
 * document of 480 pages has 2.5 MB, decodes to ten times that, and takes one step a byte; all of it counts several times
 * where another program has compressed it better.
 */
export function documentLimits(length: number): ReadingLimits {
  return {
    decodedBytes: Math.min(96 << 20, (16 << 20) + 24 * length),
    streamBytes: 24 << 20,
    objects: 400_000,
    steps: Math.min(12_000_000, 1_000_000 + 8 * length),
    heldSteps: Math.min(6_000_000, 1_000_000 + 4 * length),
    updates: true,
  };
}

/**
 * What one walk through a volume of unknown origin may cost, by its length. Three hundred official forms have 7 MB and
 * 120,000 objects, decode to 60 MB and take two steps a byte; of what is made of them less than half is held at one
 * time, and not more of two thousand.
 */
export function volumeLimits(length: number): ReadingLimits {
  return {
    decodedBytes: Math.min(1 << 30, (16 << 20) + 24 * length),
    streamBytes: 48 << 20,
    objects: 1_000_000,
    steps: Math.min(150_000_000, 1_000_000 + 4 * length),
    heldSteps: Math.min(12_000_000, 1_000_000 + 3 * length),
    updates: true,
  };
}

/** Pages that are looked at. */
export const mostPages = 100_000;

/**
 * What a walk passes before it lets go of what it has loaded, so that memory does not grow with the volume: elements of
 * the structure, whose neighbours a file may have spread far apart; pages; attachments; links and bookmarks, which
 * lead to pages anywhere.
 */
export const held = { elements: 50_000, pages: 200, attachments: 100, links: 20, bookmarks: 1_000 } as const;

/**
 * Opens a file for one walk through it: the walk throws away what it has passed, so that memory does not grow with the
 * file, and the next one opens it again. Throws PdfFormatError for one that cannot be read.
 */
export type FileOpener = () => PdfFile;

/** @param limitsOf what a walk may cost, by the length of the file */
export function opener(bytes: Uint8Array, limitsOf: (length: number) => ReadingLimits): FileOpener {
  return () => readPdf(bytes, limitsOf(bytes.length));
}
