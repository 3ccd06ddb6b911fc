import { serveTasks } from '../concurrency/serve-tasks.ts';
import type { Damage } from './damage.ts';
import { examineInstallation, type CheckTask } from './examine.ts';

serveTasks<CheckTask, readonly Damage[]>((task) =>
  Promise.resolve({ result: examineInstallation(task), transfer: [] }),
);
