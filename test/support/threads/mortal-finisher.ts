import { existsSync, writeFileSync } from 'node:fs';
import { serveTasks } from '../../../src/concurrency/serve-tasks.ts';
import type { FinisherAnswer, FinisherTask } from '../../../src/pdf/finish/finisher-thread.ts';

/**
 * A finisher whose thread dies of its first task and answers the second: the title of the document is the path at which
 * it remembers. A title of `always` is fatal each time.
 */
serveTasks<FinisherTask, FinisherAnswer>(({ documents }) => {
  const path = documents[0]?.properties.title ?? '';
  if (path === 'always' || !existsSync(path)) {
    if (path !== 'always') writeFileSync(path, '');
    process.exit(1);
  }
  return Promise.resolve({ result: { results: [{ bytes: Buffer.from('made'), pages: 1 }] }, transfer: [] });
});
