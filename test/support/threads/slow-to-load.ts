import { writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { serveTasks } from '../../../src/concurrency/serve-tasks.ts';

/** Reads its own file while it loads, slowly. Ended meanwhile, a thread would leave the file open, nobody's. */
const file = await open(import.meta.filename);
await sleep(300);
await file.close();

/** A task is the path of a file that is written when it is done. */
serveTasks<string, number>((path) => {
  writeFileSync(path, '');
  return Promise.resolve({ result: 1, transfer: [] });
});
