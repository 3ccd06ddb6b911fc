import { readdirSync, readlinkSync } from 'node:fs';
import { childrenOf, readIfThere } from '../support/service-process.ts';

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

/** What its descriptors lead to, each kind with its number: `12 socket`, `1 /dev/null`. */
export function descriptorsOf(pid: number): string[] {
  const counts = new Map<string, number>();
  for (const name of readdirSync(`/proc/${pid}/fd`)) {
    const kind = kindOf(`/proc/${pid}/fd/${name}`);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts].map(([kind, count]) => `${count} ${kind}`).sort();
}

function kindOf(descriptor: string): string {
  try {
    return readlinkSync(descriptor).replace(/:\[\d+\]$/, '');
  } catch {
    return 'closed meanwhile';
  }
}

/** Ids of the processes that it started, and of those that these did. */
export function descendantsOf(pid: number): number[] {
  return childrenOf(pid).flatMap((child) => [child, ...descendantsOf(child)]);
}

function residentOf(pid: number): number {
  return Number(/^VmRSS:\s+(\d+)/m.exec(statusOf(pid))?.[1] ?? 0) / 1024;
}

function statusOf(pid: number): string {
  return readIfThere(`/proc/${pid}/status`);
}
