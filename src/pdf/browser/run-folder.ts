import { readdirSync, readlinkSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder that lives as long as one browser: its profile, its home, its temporary files. */
export interface RunFolder {
  readonly path: string;
  remove(): Promise<void>;
}

/**
 * Creates one below the temporary folder, readable by this user alone, and removes those that processes left
 * which had no time to: who is killed cannot clean up.
 */
export async function createRunFolder(): Promise<RunFolder> {
  await removeOrphans();
  const path = await mkdtemp(join(tmpdir(), `${prefix()}${process.pid}-`));
  return { path, remove: async () => rm(path, { recursive: true, force: true, maxRetries: 3 }) };
}

/**
 * Names hold the namespace of process ids and the id of the process, which together tell whether the owner is
 * alive; containers that share a temporary folder do not share the namespace, and leave each other's alone.
 */
function prefix(): string {
  const namespace = /\d+/.exec(readlinkSync('/proc/self/ns/pid'))?.[0] ?? '0';
  return `filing-press-run-${namespace}-`;
}

async function removeOrphans(): Promise<void> {
  const start = prefix();
  const orphans = readdirSync(tmpdir()).filter((name) => name.startsWith(start) && !isAlive(name.slice(start.length)));
  await Promise.all(
    // One that belongs to another user stays.
    orphans.map(async (name) => rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => undefined)),
  );
}

/** `4711-AbCdEf`: whether process 4711 runs. */
function isAlive(suffix: string): boolean {
  try {
    return process.kill(Number.parseInt(suffix, 10), 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
