import { extname, join } from 'node:path';
import { TaskThread } from '../concurrency/task-thread.ts';
import type { CheckCalls } from './check-thread.ts';
import { InstallationError } from './damage.ts';
import { examineInstallation, type CheckTask } from './examine.ts';

/** The folder of the package, above `src` and `dist` alike. */
export const packageFolder = join(import.meta.dirname, '..', '..');

const checkThread = new URL(`check-thread${extname(import.meta.url)}`, import.meta.url);

/** Of the package itself: a process asks once. */
let ownCheck: Promise<void> | undefined;

/**
 * Compares every shipped file with the manifest, in a thread: the event loop has enough to load meanwhile. Rejects with
 * InstallationError when one is missing, changed, or there though it should not be.
 *
 * @param inReserve names of files of which the size will do
 */
export async function checkInstallation(inReserve: readonly string[] = []): Promise<void> {
  return (ownCheck ??= check({ root: packageFolder, inReserve, isBuilt: import.meta.filename.endsWith('.js') }));
}

/**
 * Does the work. When that throws, what is wrong with the installation is told, if anything is, rather than what it led
 * to.
 *
 * @param checked what {@link checkInstallation} gave
 */
export async function unlessDamaged<T>(checked: Promise<void>, work: () => T | Promise<T>): Promise<T> {
  checked.catch(() => undefined); // whoever goes on without an error awaits it
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
