import { availableParallelism } from 'node:os';

/** What holds where the environment, or the composition, says nothing: the one place for what both know. */
export const defaults = {
  engine: {
    /** Pages that print side by side. */
    pages: Math.min(availableParallelism(), 8),
    /** Documents after which the browser is replaced by a fresh one. */
    documentsPerBrowser: 2_000,
    sandbox: 'auto',
  },
  /** Pages that one document may have. */
  pageLimit: 500,
  /** Batches that print at the same time. */
  batchPlaces: 4,
} as const;

/** Batches that may be open, where only those that print are bounded. */
export function openBatchesFor(places: number): number {
  return 2 * places;
}
