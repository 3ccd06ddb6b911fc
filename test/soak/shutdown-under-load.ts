import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Composition } from '../../src/composition.ts';

/**
 * One process that begins work in every kind of thread, gives some of it up, closes while the rest goes on, and exits, as
 * the service does. Arguments: the module of the composition, files to be verified.
 */
const [module = '', ...paths] = process.argv.slice(2);
const { compose } = (await import(module)) as { compose: () => Composition };
const files = paths.map((path) => readFileSync(path));
const [first = new Uint8Array()] = files;
const composition = compose();
const { verifier, parts } = composition;
const { signal: never } = new AbortController();

const each = Array.from({ length: 12 }, async (_, index) => {
  const leaving = new AbortController();
  setTimeout(() => leaving.abort(), 20 + Math.random() * 600);
  const signal = index % 3 === 0 ? never : leaving.signal;
  await sleep(Math.random() * 400);
  await (index % 4 === 0 && first[0] === 0x25
    ? parts.raster.png(first, 1, 150, { signal })
    : verifier.verify(files[index % files.length] ?? first, { signal }));
});
for (const work of each) work.catch(() => undefined);

await sleep(Math.random() * 800);
await composition.close(AbortSignal.abort());
process.exit(0);
