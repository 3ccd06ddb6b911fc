import { readdirSync, readFileSync } from 'node:fs';

/** What a service holds of its machine. */
export interface Gauges {
  /** Resident memory of the service's own process, in MiB. */
  readonly memory: number;
  /** Of its browsers, all processes together. */
  readonly browserMemory: number;
  readonly descriptors: number;
  readonly threads: number;
  /** Processes below it. */
  readonly processes: number;
}

/** Reads them from /proc; undefined once the process is gone. */
export function gaugesOf(pid: number): Gauges | undefined {
  try {
    const below = descendantsOf(pid);
    return {
      memory: residentOf(pid),
      browserMemory: below.map(residentOf).reduce((sum, one) => sum + one, 0),
      descriptors: readdirSync(`/proc/${pid}/fd`).length,
      threads: Number(/^Threads:\s+(\d+)/m.exec(statusOf(pid))?.[1] ?? 0),
      processes: below.length,
    };
  } catch {
    return undefined;
  }
}

/** Ids of the processes that it started, and of those that these did. */
export function descendantsOf(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const id of readdirSync('/proc').map(Number).filter(Number.isInteger)) {
    const parent = Number(/^PPid:\s+(\d+)/m.exec(statusOf(id))?.[1] ?? 0);
    parents.set(id, parent);
  }
  const found: number[] = [];
  const search = (parent: number): void => {
    for (const [id, own] of parents) {
      if (own !== parent) continue;
      found.push(id);
      search(id);
    }
  };
  search(pid);
  return found;
}

export function commandOf(pid: number): string {
  return read(`/proc/${pid}/cmdline`);
}

function residentOf(pid: number): number {
  return Number(/^VmRSS:\s+(\d+)/m.exec(statusOf(pid))?.[1] ?? 0) / 1024;
}

function statusOf(pid: number): string {
  return read(`/proc/${pid}/status`);
}

/** The process may be gone by now. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
