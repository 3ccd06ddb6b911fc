import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { assertPinned } from './pinned-file.ts';

/**
 * veraPDF, the judge of PDF/A and PDF/UA (GPLv3 or MPL 2): a test tool, never part of the product. One jar with all
 * it needs, by Maven from Maven Central into the cache folder, pinned by version and digest.
 */
const pinned = {
  artifact: 'org.verapdf.apps:greenfield-apps:1.28.2',
  fileName: 'greenfield-apps-1.28.2.jar',
  sha256: '687d4d8bcfec48c9f7e931cf78ed061f1eeccfba55d4cdc000ba9b4d8aa46ce6',
} as const;
const plugin = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1';
const folder = join(import.meta.dirname, '..', '.cache', 'verapdf');

/**
 * Absolute path of the jar, fetched first if it is not there. Throws Error when Maven or the network is missing, or
 * when the file is not the pinned one.
 */
export function fetchVeraPdf(): string {
  const jar = join(folder, pinned.fileName);
  if (!existsSync(jar)) fetchJar();
  assertPinned(jar, pinned.fileName, pinned.sha256);
  return jar;
}

function fetchJar(): void {
  mkdirSync(folder, { recursive: true });
  const goal = [`${plugin}:copy`, `-Dartifact=${pinned.artifact}`, `-DoutputDirectory=${folder}`];
  const { status, error, stdout } = spawnSync('mvn', ['-B', '-q', ...goal], { encoding: 'utf8', timeout: 300_000 });
  if (error !== undefined) throw new Error(`Maven is needed to fetch veraPDF: ${error.message}`);
  if (status !== 0) throw new Error(`Maven did not fetch veraPDF:\n${stdout}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.log(fetchVeraPdf());
