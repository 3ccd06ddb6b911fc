import { checkpoint } from '../../../src/concurrency/checkpoint.ts';
import { serveCalls } from '../../../src/concurrency/serve-calls.ts';
import type { Examination } from '../../../src/verify/examination.ts';
import { Held } from './held-file.ts';

/** An examiner whose files say themselves when they have been examined. */
serveCalls({
  examine: (file: Uint8Array): Examination => {
    Atomics.add(file, Held.begun, 1);
    if (Atomics.load(file, Held.kind) === Held.deadly) process.exit(1);
    while (Atomics.load(file, Held.kind) === Held.held) checkpoint();
    return { kind: 'foreign', message: 'examined' };
  },
});
