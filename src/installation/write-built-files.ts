import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from '../package.ts';
import { writtenManifest } from './examine.ts';
import { builtFiles, builtManifestName } from './shipped-files.ts';

/** Last step of the build (`npm run build`): writes down what was built. */
writeFileSync(join(packageFolder, builtManifestName), writtenManifest(packageFolder, builtFiles(packageFolder)));
