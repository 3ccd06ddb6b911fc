import { readdirSync } from 'node:fs';
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
