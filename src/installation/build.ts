import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder, version } from '../package.ts';
import { InstallationError } from './damage.ts';
import { writtenManifest } from './examine.ts';
import { shippedFilesName, sourceFiles, sourcesDigestName } from './shipped-files.ts';

/** Hexadecimal digits of the digest: enough that no two builds ever look alike. */
const digits = 12;

let ownBuild: string | undefined;

/**
 * Which build this is: the version, and a digest of all that a document depends on – sources, templates, fonts, the
 * packed browser, the versions of packages –, the same in every checkout, package and image of the same content (ADR
 * 0157): `filing-press/1.0.0-rc.1+3fa91c0d27be`. Throws InstallationError when the files that say so are missing.
 */
export function ownBuildName(): string {
  return (ownBuild ??= buildName(packageFolder, import.meta.filename.endsWith('.js')));
}

/**
 * @param root absolute path of a package
 * @param isBuilt whether it runs as it was built: then the build has recorded what its sources were
 */
export function buildName(root: string, isBuilt: boolean): string {
  const sources = isBuilt ? textOf(root, sourcesDigestName) : sourcesDigest(root);
  const content = createHash('sha256').update(sources).update(textOf(root, shippedFilesName));
  return `filing-press/${version}+${content.digest('hex').slice(0, digits)}`;
}

/** Digest of the sources of the program, and of what says with which packages they run: hexadecimal. */
export function sourcesDigest(root: string): string {
  return createHash('sha256')
    .update(writtenManifest(root, sourceFiles(root)))
    .digest('hex');
}

function textOf(root: string, file: string): string {
  const path = join(root, file);
  if (!existsSync(path)) throw new InstallationError([{ file, problem: '缺失或已损坏' }]);
  return readFileSync(path, 'utf8');
}
