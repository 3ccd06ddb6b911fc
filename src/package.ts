import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of the package, above `src` and `dist` alike. */
export const packageFolder = join(import.meta.dirname, '..');

/** Version of the package. */
export const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as {
  readonly version: string;
};
