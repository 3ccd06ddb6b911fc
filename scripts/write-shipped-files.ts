import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writtenManifest } from '../src/installation/examine.ts';
import { filesThatMatter, shippedFilesName } from '../src/installation/shipped-files.ts';

/** Writes the manifest of what is checked at each start (`npm run shipped-files`): after a change of templates or fonts. */
const root = join(import.meta.dirname, '..');
writeFileSync(join(root, shippedFilesName), writtenManifest(root, filesThatMatter(root)));
