import { readFileSync, readlinkSync, rmSync, utimes } from 'node:fs';
import { lstat, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a folder is for; part of its name. `browser`: profile, home and temporary files of one browser. */
type FolderKind = 'browser' | 'unpacking' | 'damaged' | 'batch' | 'fonts';

/** A folder that this process has made for itself. */
export interface TemporaryFolder {
  readonly path: string;
  /** Never rejects: what cannot be removed now is removed when the next process starts. */
  remove(): Promise<void>;
}

/** Milliseconds between two signs of life, for processes of other namespaces: see {@link sweep}. */
const signOfLife = 3_600_000;

const living = new Set<string>();
let isWatched = false;

/**
 * Makes a folder that only this user can read, and removes what dead processes have left beside it. It goes with the
 * process: by {@link TemporaryFolder.remove}, else when the process exits, else (a process that is killed cannot clean
 * up) when the next one starts.
 *
 * @param parent absolute path, by default the folder for temporary files
 * @throws Error with the code of the system: ENOSPC, EMFILE, EACCES, …
 */
export async function createTemporaryFolder(kind: FolderKind, parent = tmpdir()): Promise<TemporaryFolder> {
  await sweep(parent);
  const path = await mkdtemp(join(parent, prefixOf(kind, thisProcess())));
  keep(path);
  return {
    path,
    remove: async () => {
      living.delete(path);
      await rm(path, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
    },
  };
}

function keep(path: string): void {
  living.add(path);
  if (isWatched) return;
  isWatched = true;
  process.once('exit', () => {
    for (const folder of living) removeNow(folder);
  });
  setInterval(() => {
    const now = new Date();
    for (const folder of living) utimes(folder, now, now, () => undefined);
  }, signOfLife).unref();
}

function removeNow(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // A browser that is being killed still writes there, or the folder cannot be written to any more.
  }
}

/**
 * Milliseconds without a sign of life after which the folder of a process that cannot be seen from here counts as left:
 * containers may share the folder for temporary files, and one that starts anew finds what the last one left in it.
 */
const silence = 24 * 3_600_000;

/**
 * Removes the temporary folders that dead processes have left in a folder. Never rejects: one that cannot be removed,
 * another user's for instance, stays.
 */
export async function sweep(parent = tmpdir()): Promise<void> {
  const names = await readdir(parent).catch(() => []);
  await Promise.all(
    names.map(async (name) => {
      const path = join(parent, name);
      if (await isLeft(name, path)) await rm(path, { recursive: true, force: true }).catch(() => undefined);
    }),
  );
}

async function isLeft(name: string, path: string): Promise<boolean> {
  const owner = ownerOf(name);
  if (owner === undefined) return false;
  const alive = isAlive(owner, thisProcess());
  if (alive !== undefined) return !alive;
  const stats = await lstat(path).catch(() => undefined);
  return stats !== undefined && Date.now() - stats.mtimeMs > silence;
}

/** A process that makes temporary folders, as it stands in their names. */
interface Owner {
  /** The namespace of process ids (proc(5), `ns/pid`): an id means a process only in there. */
  readonly namespace: number;
  readonly pid: number;
  /** Clock ticks from the start of the machine to that of the process: an id is given again, never with the same one. */
  readonly started: number;
}

/** This process. */
export function thisProcess(): Owner {
  const namespace = Number(/\d+/.exec(readlinkSync('/proc/self/ns/pid'))?.[0] ?? 0);
  return { namespace, pid: process.pid, started: startOf('self') ?? 0 };
}

/** Whether the owner runs; undefined for one of another namespace, which cannot be seen from here. */
function isAlive({ namespace, pid, started }: Owner, here: Owner): boolean | undefined {
  return namespace === here.namespace ? startOf(pid) === started : undefined;
}

/** The beginning of the names of an owner's folders. */
export function prefixOf(kind: string, { namespace, pid, started }: Owner): string {
  return `filing-press-${kind}-${namespace}-${pid}-${started}-`;
}

/** Whose folder has this name; undefined when it is no name of ours. */
export function ownerOf(name: string): Owner | undefined {
  const [, namespace, pid, started] = /^filing-press-[a-z]+-(\d+)-(\d+)-(\d+)-[A-Za-z0-9]{6}$/.exec(name) ?? [];
  if (namespace === undefined) return undefined;
  return { namespace: Number(namespace), pid: Number(pid), started: Number(started) };
}

/** Field 22 of proc(5) `stat`; the second one, the name of the program, stands in brackets and may hold anything. */
function startOf(pid: number | 'self'): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]);
  } catch {
    return undefined;
  }
}
