import { extname } from 'node:path';
import { TaskThread } from '../concurrency/task-thread.ts';
import { packageFolder } from '../package.ts';
import type { CheckCalls } from './check-thread.ts';
import { InstallationError } from './damage.ts';
import { type CheckTask, examineInstallation } from './examine.ts';
import { packedBrowser } from './shipped-files.ts';

const checkThread = new URL(`check-thread${extname(import.meta.url)}`, import.meta.url);

/** Of the package itself: a process asks once. */
let ownCheck: Promise<void> | undefined;

/**
 * Compares every shipped file with the manifest, in a thread: the event loop has enough to load meanwhile. Rejects with
 * InstallationError when one is missing, changed, or there though it should not be.
 *
 * @param isBrowserUnpacked the packed browser may be missing, and of one that is there the size will do: the one in use was
 *   made of it before
 */
export async function checkInstallation(isBrowserUnpacked = false): Promise<void> {
  const inReserve = isBrowserUnpacked ? packedBrowser : [];
  return (ownCheck ??= check({ root: packageFolder, inReserve, isBuilt: import.meta.filename.endsWith('.js') }));
}

/**
 * Does the work. When that throws, rejects with what is wrong with the installation, if anything is, rather than with what
 * it led to.
 *
 * @param checked what {@link checkInstallation} gave
 */
export async function reportingDamage<T>(checked: Promise<void>, work: () => T | Promise<T>): Promise<T> {
  checked.catch(() => undefined); // awaited by the caller that goes on without an error
  try {
    return await work();
  } catch (error) {
    await checked;
    throw error;
  }
}

async function check(task: CheckTask): Promise<void> {
  const thread = new TaskThread<CheckCalls>(checkThread);
  try {
    // The module of the thread may be what is damaged.
    const damages = await thread
      .run(['examine', task], new AbortController().signal)
      .catch(() => examineInstallation(task));
    if (damages.length > 0) throw new InstallationError(damages);
  } finally {
    await thread.close();
  }
}
