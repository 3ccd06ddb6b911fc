import { rmSync, utimes } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prefixOf, thisProcess } from './owner.ts';
import { sweep } from './sweep.ts';

/** What a folder is for; part of its name. `browser`: profile, home and temporary files of one browser. */
export type FolderKind = 'browser' | 'unpacking' | 'damaged' | 'batch' | 'fonts';

/** A folder that this process has made for itself. */
export interface TemporaryFolder {
  readonly path: string;
  /** Never rejects: what cannot be removed now is removed when the next process starts. */
  remove(): Promise<void>;
}

/** Milliseconds between two signs of life, for processes of other namespaces: see {@link sweep}. */
const signOfLife = 3_600_000;

const living = new Set<string>();
let isWatched = false;

/**
 * Makes a folder that only this user can read, and removes what dead processes have left beside it. It goes with the
 * process: by {@link TemporaryFolder.remove}, else when the process exits, else (a process that is killed cannot clean
 * up) when the next one starts.
 *
 * @param parent absolute path, by default the folder for temporary files
 * @throws Error with the code of the system: ENOSPC, EMFILE, EACCES, …
 */
export async function createTemporaryFolder(kind: FolderKind, parent = tmpdir()): Promise<TemporaryFolder> {
  await sweep(parent);
  const path = await mkdtemp(join(parent, prefixOf(kind, thisProcess())));
  keep(path);
  return {
    path,
    remove: async () => {
      living.delete(path);
      await rm(path, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
    },
  };
}

function keep(path: string): void {
  living.add(path);
  if (isWatched) return;
  isWatched = true;
  process.once('exit', () => {
    for (const folder of living) removeNow(folder);
  });
  setInterval(() => {
    const now = new Date();
    for (const folder of living) utimes(folder, now, now, () => undefined);
  }, signOfLife).unref();
}

function removeNow(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // A browser that is being killed still writes there, or the folder cannot be written to any more.
  }
}
