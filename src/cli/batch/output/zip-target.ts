import { TextDeflater } from '../../../documents/batch/deflated-text.ts';
import { manifestName } from '../../../documents/batch/manifest.ts';
import type { FiledItem } from '../../../documents/batch/zip-output.ts';
import { type ZipEntry, deflatedEntry, storeEntry } from '../../../zip/entry.ts';
import { ZipFile } from '../../../zip/zip-file.ts';
import { UsageError } from '../../command.ts';
import type { BatchTarget } from './batch-target.ts';
import type { ProvenFile } from './earlier-output.ts';
import { createPartialZip } from './partial-zip.ts';

interface Kept {
  readonly item: FiledItem;
  readonly proven: ProvenFile;
}

/**
 * A ZIP with the files of a batch in the order of their items and the manifest last. It takes its place when it is
 * whole; until then an earlier one stays there, from which files are copied.
 *
 * @param head of the manifest
 */
export async function openZipTarget(path: string, head: string): Promise<BatchTarget> {
  const output = await createPartialZip(path, head);
  const zip = new ZipFile();
  /** Known before their turn: files that are kept are found while others are being printed. */
  const kept: Kept[] = [];
  const write = async (entry: ZipEntry): Promise<void> => output.write(Buffer.concat(zip.add(entry)));
  const add = async (item: FiledItem, bytes: Uint8Array): Promise<void> => {
    await write(storeEntry(item.file, bytes));
    await output.note(item);
  };
  const writeKeptBefore = async (index: number): Promise<void> => {
    for (let next = kept[0]; next !== undefined && next.item.index < index; next = kept[0]) {
      kept.shift();
      const bytes = await next.proven.read();
      if (bytes === undefined) throw new UsageError(`${path} 在运行中被改动了，请重新运行。`);
      await add(next.item, bytes);
    }
  };
  return {
    keep: async (item, proven) => {
      kept.push({ item, proven });
      return Promise.resolve();
    },
    add: async (item, bytes) => {
      await writeKeptBefore(item.index);
      await add(item, bytes);
    },
    checkpoint: async () => Promise.resolve(),
    finish: async (manifest) => {
      await writeKeptBefore(Infinity);
      const text = new TextDeflater('raw');
      for (const piece of manifest) text.add(piece);
      await write(deflatedEntry(manifestName, await text.end()));
      await output.write(Buffer.concat(zip.end()));
      await output.finish();
    },
    discard: async () => output.discard(),
  };
}
