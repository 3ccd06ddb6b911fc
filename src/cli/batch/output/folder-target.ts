import { mkdir, readdir, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { manifestName } from '../../../documents/batch/manifest.ts';
import { UsageError } from '../../command.ts';
import { replaceFile } from '../../files.ts';
import type { BatchTarget } from './batch-target.ts';
import type { EarlierOutput } from './earlier-output.ts';

/** Milliseconds between two notes of where the work stands. */
const checkpointInterval = 10_000;

/**
 * A folder with the files of a batch and its manifest, each written as a whole. Into a folder that holds anything else
 * nothing is written; files of an earlier run that are no part of this one any more are removed at the end.
 */
export async function openFolderTarget(folder: string, earlier: EarlierOutput | undefined): Promise<BatchTarget> {
  await mkdir(folder, { recursive: true });
  if (earlier === undefined && (await readdir(folder)).length > 0) {
    throw new UsageError(`文件夹 ${folder} 不是空的。接着上次印请加 --resume；否则请换一个文件夹，或先清空它。`);
  }
  let noted = performance.now();
  const write = async (name: string, bytes: Uint8Array): Promise<void> => replaceFile(join(folder, name), bytes);
  const writeManifest = async (manifest: Iterable<string>): Promise<void> =>
    write(manifestName, Buffer.from([...manifest].join('')));
  return {
    keep: async ({ file }, proven) => {
      if (file === proven.item.file) return;
      const bytes = await proven.read();
      if (bytes === undefined) throw new UsageError(`${join(folder, proven.item.file)} 在运行中被改动了，请重新运行。`);
      await write(file, bytes);
    },
    add: async ({ file }, bytes) => write(file, bytes),
    checkpoint: async (manifest) => {
      if (performance.now() - noted < checkpointInterval) return;
      await writeManifest(manifest());
      noted = performance.now();
    },
    finish: async (manifest, files) => {
      await writeManifest(manifest);
      for (const file of earlier?.files ?? []) if (!files.has(file)) await rm(join(folder, file), { force: true });
    },
    discard: async () => rmdir(folder).catch(() => undefined), // if it is empty
  };
}
