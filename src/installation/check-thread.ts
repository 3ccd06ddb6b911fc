import { serveTasks } from '../concurrency/serve-tasks.ts';
import type { Damage } from './damage.ts';
import { examineInstallation } from './examine.ts';

/** The folder of the package. */
export interface CheckTask {
  readonly root: string;
}

serveTasks<CheckTask, readonly Damage[]>(({ root }) =>
  Promise.resolve({ result: examineInstallation(root), transfer: [] }),
);
