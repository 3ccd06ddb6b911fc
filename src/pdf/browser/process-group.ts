import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds that killed processes get to be gone: the kernel ends them when it next runs them. */
const dyingTime = 500;

/** Kills every process of the group at once; does nothing when the group is gone already. */
export function killGroup(group: number): void {
  try {
    process.kill(-group, 'SIGKILL');
  } catch {
    // ESRCH
  }
}

/**
 * Resolves when no process of the group is left. Not later than after {@link dyingTime}: the dead ones are in the
 * group until process 1 reaps them, which never happens in a container without an init process.
 */
export async function groupGone(group: number): Promise<void> {
  const end = performance.now() + dyingTime;
  while (groupExists(group) && performance.now() < end) await pause(5);
}

function groupExists(group: number): boolean {
  try {
    return process.kill(-group, 0);
  } catch {
    return false;
  }
}

/**
 * Bytes of memory that the processes of a group hold, each page that several of them share counted once among them
 * (proc(5), `smaps_rollup`: Pss). Of a process that may not be looked into, its resident memory.
 */
export async function groupMemory(group: number): Promise<number> {
  const names = await readdir('/proc').catch(() => []);
  const sizes = names.filter((name) => /^\d+$/.test(name)).map(async (pid) => memoryIfIn(group, pid));
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

async function memoryIfIn(group: number, pid: string): Promise<number> {
  const stat = await read(`/proc/${pid}/stat`);
  // The second field is the name of the program in brackets, which may hold anything.
  const [, , processGroup] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (Number(processGroup) !== group) return 0;
  const kilobytes =
    /^Pss:\s+(\d+)/m.exec(await read(`/proc/${pid}/smaps_rollup`)) ??
    /^VmRSS:\s+(\d+)/m.exec(await read(`/proc/${pid}/status`));
  return Number(kilobytes?.[1] ?? 0) * 1024;
}

/** The empty string when the process is gone, or may not be looked into. */
async function read(path: string): Promise<string> {
  return readFile(path, 'latin1').catch(() => '');
}
