import { existsSync, writeFileSync } from 'node:fs';
import { serveCalls } from '../../../src/concurrency/serve-calls.ts';
import type { UnfinishedDocument } from '../../../src/documents/ports.ts';

/**
 * A finisher whose thread dies of its first task and answers the second: the title of the document is the path at which
 * it remembers. A title of `always` is fatal each time.
 */
serveCalls({
  finishAll: (_print: Uint8Array, documents: readonly UnfinishedDocument[]) => {
    const path = documents[0]?.properties.title ?? '';
    if (path === 'always' || !existsSync(path)) {
      if (path !== 'always') writeFileSync(path, '');
      process.exit(1);
    }
    return [{ bytes: Buffer.from('made'), pages: 1 }];
  },
});
