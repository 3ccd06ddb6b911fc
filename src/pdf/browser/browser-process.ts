import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, readdir } from 'node:fs/promises';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { PipeTransport } from './pipe-transport.ts';

/** What is started. */
interface BrowserCommand {
  /** Absolute path. */
  readonly executable: string;
  readonly args: readonly string[];
  /** All of its environment. */
  readonly environment: Readonly<Record<string, string>>;
}

/** A headless shell as a process: leader of a process group in which all of its children are. */
export interface BrowserProcess {
  readonly pid: number;
  readonly transport: PipeTransport;
  /** Resolves once the process has ended, for whatever reason, to how it ended: `code 1`, `signal SIGKILL`. */
  readonly ended: Promise<string>;
  /** Resolves once no process of the group is left either. */
  readonly gone: Promise<void>;
  /** The end of its standard error. */
  errorOutput(): string;
  /** Kills the whole group at once. */
  readonly kill: () => void;
}

/** Groups that are to go when this process exits. */
const groups = new Set<number>();
let isWatched = false;

/**
 * Starts the process, with pipes for the DevTools protocol as its descriptors 3 and 4. Every stream of it, and the
 * process itself, has a listener for errors from the start to the end of its life: whatever breaks breaks the
 * browser alone.
 *
 * @throws Error with the code of the system (EACCES, EAGAIN, EMFILE, ENOENT, …) and the syscall `spawn …` when the
 * process cannot be started
 */
export async function spawnBrowser({ executable, args, environment }: BrowserCommand): Promise<BrowserProcess> {
  const child = spawn(executable, args, {
    detached: true, // a process group of its own
    env: environment,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  });
  // Where there are no descriptors left it has no streams at all, whatever the types say.
  const streams = (child.stdio as ChildProcess['stdio'] | undefined) ?? [];
  for (const emitter of [child, ...streams]) emitter?.on('error', () => undefined);
  try {
    await once(child, 'spawn'); // rejects with the error of a process that could not be started
  } catch (error) {
    for (const stream of streams) stream?.destroy();
    throw error;
  }
  return supervise(child, child.pid ?? 0);
}

function supervise(child: ChildProcess, pid: number): BrowserProcess {
  const [, , , toBrowser, fromBrowser] = child.stdio as [null, null, Readable, Writable, Readable];
  const transport = new PipeTransport(toBrowser, fromBrowser);
  const errorOutput = collectOutput(child.stdio[2] as Readable);
  killAtExit(pid);
  const kill = (): void => killGroup(pid);
  const ended = new Promise<string>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve(endOf(child));
    else child.once('exit', () => resolve(endOf(child)));
  });
  const gone = ended.then(async () => {
    kill(); // renderers that outlived it, after a kill -9 of the browser process alone
    transport.close();
    await groupGone(pid);
    groups.delete(pid);
  });
  // Without its pipe the browser ends by itself, unless it hangs.
  void transport.closed.then(() => {
    const timer = setTimeout(kill, exitTime).unref();
    void ended.then(() => clearTimeout(timer));
  });
  return { pid, transport, ended, gone, errorOutput, kill };
}

function endOf({ exitCode, signalCode }: ChildProcess): string {
  return signalCode === null ? `code ${exitCode ?? '?'}` : `signal ${signalCode}`;
}

/** Milliseconds that a browser has to leave in: long enough to reap its children, there is nothing to save. */
export const exitTime = 1_000;

/** Characters that are kept of it. */
const longestOutput = 4_000;

/** Reads on for as long as the process writes: a pipe that is full would stop it. */
function collectOutput(stream: Readable): () => string {
  let output = '';
  stream.setEncoding('utf8').on('data', (text: string) => (output = (output + text).slice(-longestOutput)));
  return () => output.trim();
}

function killAtExit(pid: number): void {
  groups.add(pid);
  if (isWatched) return;
  isWatched = true;
  // Before the folders of the browsers are removed.
  process.prependOnceListener('exit', () => groups.forEach(killGroup));
}

/** Milliseconds that killed processes get to be gone: the kernel ends them when it next runs them. */
const dyingTime = 500;

/** Kills every process of the group at once; does nothing when the group is gone already. */
function killGroup(group: number): void {
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
async function groupGone(group: number): Promise<void> {
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
