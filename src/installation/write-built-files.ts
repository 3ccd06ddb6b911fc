import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from '../package.ts';
import { sourcesDigest } from './build.ts';
import { writtenManifest } from './examine.ts';
import { builtFiles, builtManifestName, sourcesDigestName } from './shipped-files.ts';

// The compiler makes no file that can be run; npm makes it one only where it installs, and not after a build anew.
chmodSync(join(packageFolder, 'dist', 'cli', 'main.js'), 0o755);
/** Last step of the build (`npm run build`): writes down of what sources, and what was built. */
writeFileSync(join(packageFolder, sourcesDigestName), sourcesDigest(packageFolder));
writeFileSync(join(packageFolder, builtManifestName), writtenManifest(packageFolder, builtFiles(packageFolder)));
