import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writtenManifest } from './examine.ts';
import { builtFiles, builtManifestName } from './shipped-files.ts';

/** Last step of the build (`npm run build`): writes down what was built. */
const root = join(import.meta.dirname, '..', '..');
writeFileSync(join(root, builtManifestName), writtenManifest(root, builtFiles(root)));
