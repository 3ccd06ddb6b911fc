import { lstat, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive, ownerOf, thisProcess } from './owner.ts';

/**
 * Milliseconds without a sign of life after which the folder of a process that cannot be seen from here counts as left:
 * containers may share the folder for temporary files, and one that starts anew finds what the last one left in it.
 */
const silence = 24 * 3_600_000;

/**
 * Removes the temporary folders that dead processes have left in a folder. Never rejects: one that cannot be removed,
 * another user's for instance, stays.
 */
export async function sweep(parent = tmpdir()): Promise<void> {
  const names = await readdir(parent).catch(() => []);
  await Promise.all(
    names.map(async (name) => {
      const path = join(parent, name);
      if (await isLeft(name, path)) await rm(path, { recursive: true, force: true }).catch(() => undefined);
    }),
  );
}

async function isLeft(name: string, path: string): Promise<boolean> {
  const owner = ownerOf(name);
  if (owner === undefined) return false;
  const alive = isAlive(owner, thisProcess());
  if (alive !== undefined) return !alive;
  const stats = await lstat(path).catch(() => undefined);
  return stats !== undefined && Date.now() - stats.mtimeMs > silence;
}
