import { readFileSync, readlinkSync } from 'node:fs';

/** A process that makes temporary folders, as their names tell of it. */
export interface Owner {
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
export function isAlive({ namespace, pid, started }: Owner, here: Owner): boolean | undefined {
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
