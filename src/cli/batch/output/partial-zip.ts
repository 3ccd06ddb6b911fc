import { type FileHandle, open, readFile, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import {
  type Manifest,
  type PrintedItem,
  manifestEnd,
  manifestLine,
  readBatchManifest,
} from '../../../documents/batch/manifest.ts';
import { writeAll } from '../../files.ts';

/**
 * A ZIP that is being written, `out.zip.partial-1`, and beside it, in `out.zip.partial-1.json`, its manifest as far as it
 * is known. It becomes `out.zip` when it is whole. A command that is killed leaves both behind, and the next one goes on
 * from them: each of the two is only ever added to, so that whatever there is of it is good up to some point.
 *
 * @param head of the manifest: see `manifestHead`
 */
export async function createPartialZip(path: string, head: string) {
  const { partial, file } = await createFirstFree(path);
  const manifest = await open(manifestOf(partial), 'w');
  await writeAll(manifest, Buffer.from(head));
  let isFirst = true;
  const close = async (): Promise<void> => {
    await Promise.all([file.close(), manifest.close()]);
  };
  return {
    write: async (bytes: Uint8Array) => writeAll(file, bytes),
    /** Notes an item whose file has been written. */
    note: async (item: PrintedItem) => {
      await writeAll(manifest, Buffer.from(manifestLine(item, isFirst)));
      isFirst = false;
    },
    /** Puts the ZIP in its place. */
    finish: async () => {
      await close();
      await rename(partial, path);
      await rm(manifestOf(partial), { force: true });
    },
    discard: async () => {
      await close().catch(() => undefined);
      await removePartialZip(partial);
    },
  };
}

/** The partial ZIPs that runs which were killed have left of this one. */
export async function partialZipsOf(path: string): Promise<readonly string[]> {
  const stem = `${basename(path)}.partial-`;
  const names = await readdir(dirname(path)).catch(() => []);
  return names
    .filter((name) => name.startsWith(stem) && /^\d+$/.test(name.slice(stem.length)))
    .map((name) => join(dirname(path), name));
}

/** What is known of its files; undefined for nothing. */
export async function manifestOfPartialZip(partial: string): Promise<Manifest | undefined> {
  const text = await readFile(manifestOf(partial), 'utf8').catch(() => '');
  const [head = '', ...lines] = text.split('\n');
  const items = lines.map((line) => line.replace(/,$/, ''));
  // The last line may have been cut off.
  if (!isJson(items.at(-1) ?? '{}')) items.pop();
  const counts = { total: items.length, printed: items.length, refused: 0 };
  return readBatchManifest(Buffer.from(`${head}\n${items.join(',\n')}${manifestEnd(counts, false)}`));
}

export async function removePartialZip(partial: string): Promise<void> {
  await rm(partial, { force: true });
  await rm(manifestOf(partial), { force: true });
}

function manifestOf(partial: string): string {
  return `${partial}.json`;
}

async function createFirstFree(path: string): Promise<{ readonly partial: string; readonly file: FileHandle }> {
  for (let number = 1; ; number += 1) {
    const partial = `${path}.partial-${number}`;
    try {
      return { partial, file: await open(partial, 'wx') };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
