import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ownBuildName } from '../src/installation/build.ts';
import { packageFolder, version } from '../src/package.ts';
import { releaseDate } from './release/changelog.ts';
import { writeImageContext } from './release/image-context.ts';
import { billOfMaterials } from './release/sbom.ts';

/**
 * Makes what a release hands out (`npm run release [-- FOLDER]`, by default `release`): the npm package, the context of the
 * image, the bill of materials, and their sums. The same content gives the same files, with the same Node and npm: the
 * compression is theirs.
 */
const folder = resolve(process.argv[2] ?? join(packageFolder, 'release'));
const name = `filing-press-${version}`;
const changelog = readFileSync(join(packageFolder, 'CHANGELOG.md'), 'utf8');
const date = releaseDate(changelog, version);

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
packPackage();
await writeImageContext(packageFolder, { file: join(folder, `${name}-image.tar.gz`), date });
const materials = await billOfMaterials(packageFolder, { date });
writeFileSync(join(folder, `${name}.cdx.json`), `${JSON.stringify(materials, null, 2)}\n`);

const sums = readdirSync(folder).map((file) => {
  const digest = createHash('sha256').update(readFileSync(join(folder, file)));
  return `${digest.digest('hex')}  ${file}\n`;
});
writeFileSync(join(folder, 'SHA256SUMS'), sums.sort().join(''));
process.stdout.write(`${ownBuildName()}\n${sums.join('')}`);

/** Packs the npm package with all versions of the lock: whoever installs it gets the packages of this build. */
function packPackage(): void {
  const lock = join(packageFolder, 'npm-shrinkwrap.json');
  // Modules of sources that are gone would be packed with the others.
  rmSync(join(packageFolder, 'dist'), { recursive: true, force: true });
  copyFileSync(join(packageFolder, 'package-lock.json'), lock);
  try {
    // npm builds first (the script `prepare`).
    execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: packageFolder, stdio: 'ignore' });
  } finally {
    rmSync(lock);
  }
}
