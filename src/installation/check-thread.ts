import { serveTasks } from '../concurrency/serve-tasks.ts';
import type { Damage } from './damage.ts';
import { examineInstallation } from './examine.ts';

/** The folder of the package, and the files of which the size will do. */
export interface CheckTask {
  readonly root: string;
  readonly inReserve: readonly string[];
}

serveTasks<CheckTask, readonly Damage[]>(({ root, inReserve }) =>
  Promise.resolve({ result: examineInstallation(root, inReserve), transfer: [] }),
);
