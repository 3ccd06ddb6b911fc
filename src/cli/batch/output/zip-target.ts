import { TextDeflater } from '../../../documents/batch/deflated-text.ts';
import { manifestName } from '../../../documents/batch/manifest.ts';
import { deflatedEntry, storeEntry, type ZipEntry } from '../../../zip/entry.ts';
import { ZipFile } from '../../../zip/zip-file.ts';
import { UsageError } from '../../command.ts';
import type { BatchTarget } from './batch-target.ts';
import type { ProvenFile } from './earlier-output.ts';
import { openGrowingFile } from './growing-file.ts';

interface Kept {
  readonly index: number;
  readonly file: string;
  readonly proven: ProvenFile;
}

/**
 * A ZIP with the files of a batch in the order of their items and the manifest last. It takes its place when it is
 * whole; until then an earlier one stays there, from which files are copied.
 */
export async function openZipTarget(path: string): Promise<BatchTarget> {
  const output = await openGrowingFile(path);
  const zip = new ZipFile();
  /** Known before their turn: files that are kept are found while others are being printed. */
  const kept: Kept[] = [];
  const write = async (entry: ZipEntry): Promise<void> => output.write(Buffer.concat(zip.add(entry)));
  const writeKeptBefore = async (index: number): Promise<void> => {
    for (let next = kept[0]; next !== undefined && next.index < index; next = kept[0]) {
      kept.shift();
      const bytes = await next.proven.read();
      if (bytes === undefined) throw new UsageError(`${path} 在运行中被改动了，请重新运行。`);
      await write(storeEntry(next.file, bytes));
    }
  };
  return {
    keep: async (index, file, proven) => {
      kept.push({ index, file, proven });
      return Promise.resolve();
    },
    add: async (index, file, bytes) => {
      await writeKeptBefore(index);
      await write(storeEntry(file, bytes));
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
