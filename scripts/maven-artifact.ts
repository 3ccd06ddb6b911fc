import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { assertPinned } from './pinned-file.ts';

/** A jar of Maven Central that tests use, pinned by version and digest. */
interface PinnedJar {
  /** `group:name:version` */
  readonly artifact: string;
  readonly sha256: string;
}

const plugin = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1';

/**
 * Absolute path of the jar in a folder of `.cache`, fetched by Maven first if it is not there. Throws Error when Maven or the network
 * is missing, or when the file is not the pinned one.
 */
export function fetchJar(folderName: string, { artifact, sha256 }: PinnedJar): string {
  const [, name = '', version = ''] = artifact.split(':');
  const folder = join(import.meta.dirname, '..', '.cache', folderName);
  const fileName = `${name}-${version}.jar`;
  const jar = join(folder, fileName);
  if (!existsSync(jar)) copyTo(folder, artifact);
  assertPinned(jar, fileName, sha256);
  return jar;
}

function copyTo(folder: string, artifact: string): void {
  mkdirSync(folder, { recursive: true });
  const goal = [`${plugin}:copy`, `-Dartifact=${artifact}`, `-DoutputDirectory=${folder}`];
  const { status, error, stdout } = spawnSync('mvn', ['-B', '-q', ...goal], { encoding: 'utf8', timeout: 300_000 });
  if (error !== undefined) throw new Error(`Maven is needed to fetch ${artifact}: ${error.message}`);
  if (status !== 0) throw new Error(`Maven did not fetch ${artifact}:\n${stdout}`);
}
