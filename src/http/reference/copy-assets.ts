import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { assetFolder, assetNames } from './assets.ts';

/** A step of the build: puts what the pages need beside the built modules, which run without what they were built with. */
const sources = join(import.meta.dirname, '../../../src/http/reference/assets');
const { resolve } = createRequire(import.meta.url);
mkdirSync(assetFolder, { recursive: true });
for (const name of assetNames) {
  const own = join(sources, name);
  copyFileSync(existsSync(own) ? own : resolve(`swagger-ui-dist/${name}`), join(assetFolder, name));
}
