import type { FiledItem } from '../../../documents/batch/zip-output.ts';
import type { ProvenFile } from './earlier-output.ts';

/** Where the files of a batch go: a ZIP or a folder. Files come in the order of their items. */
export interface BatchTarget {
  /** A file of the earlier run stands for this item. */
  keep(item: FiledItem, proven: ProvenFile): Promise<void>;
  /** The file of this item. */
  add(item: FiledItem, bytes: Uint8Array): Promise<void>;
  /** Notes where the work stands, if that has not been noted with each item, for a process that is killed. */
  checkpoint(manifest: () => Iterable<string>): Promise<void>;
  /** Writes the manifest and puts everything in its place. */
  finish(manifest: Iterable<string>, files: ReadonlySet<string>): Promise<void>;
  /** Leaves as much as if the command had not run; of a folder, the files that were printed stay. */
  discard(): Promise<void>;
}
