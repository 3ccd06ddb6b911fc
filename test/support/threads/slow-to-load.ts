import { writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { serveCalls } from '../../../src/concurrency/serve-calls.ts';

/** Reads its own file while it loads, slowly. Ended meanwhile, a thread would leave the file open, nobody's. */
const file = await open(import.meta.filename);
await sleep(300);
await file.close();

const calls = {
  /** Writes a file when it is done. */
  touch: (path: string): number => {
    writeFileSync(path, '');
    return 1;
  },
};
export type SlowCalls = typeof calls;
serveCalls(calls);
