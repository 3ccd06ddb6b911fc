import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The whole service in a process of its own, as `npm start` runs it. */
export interface ServiceProcess {
  readonly url: string;
  readonly port: number;
  readonly startLine: string;
  readonly child: ChildProcess;
  /** All of standard output and of the log so far. */
  readonly output: { readonly stdout: string; readonly stderr: string };
  /** Process id of the browser. */
  browser(): number;
  /** Sends SIGTERM unless the process is gone, and resolves to the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
  readonly exited: Promise<number | null>;
}

const projectFolder = join(import.meta.dirname, '..', '..');

/**
 * Starts `src/main.ts`; resolves with whatever became of it when it has said its start line or has ended.
 *
 * @param wrapper a program and arguments that run what follows them in their own place, as `env` does
 */
export async function spawnService(
  environment: Readonly<Record<string, string>> = {},
  wrapper: readonly string[] = [],
) {
  const command = [...wrapper, process.execPath, '--import', 'tsx', join(projectFolder, 'src', 'main.ts')];
  const child = spawn(command[0] ?? '', command.slice(1), {
    cwd: projectFolder,
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // A test that timed out leaves nobody behind.
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('close', () => process.off('exit', kill));
  const output = { stdout: '', stderr: '' };
  const started = new Promise<boolean>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output.stdout += chunk.toString();
      if (output.stdout.includes('\n')) resolve(true);
    });
    child.once('close', () => resolve(false));
  });
  child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()));
  const exited = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  return { child, output, exited, started: await started };
}

/** Starts the service. Rejects when it does not come up. */
export async function startService(
  environment: Readonly<Record<string, string>> = {},
  wrapper: readonly string[] = [],
): Promise<ServiceProcess> {
  const { child, output, exited, started } = await spawnService(environment, wrapper);
  const [, url = '', port = ''] = /(http:\/\/127\.0\.0\.1:(\d+))/.exec(output.stdout) ?? [];
  if (!started || url === '') throw new Error(`The service did not start: ${output.stdout}${output.stderr}`);
  return {
    url,
    port: Number(port),
    startLine: output.stdout.trimEnd(),
    child,
    output,
    browser: () => {
      const browser = childrenOf(child.pid ?? 0).find((pid) => commandOf(pid).includes('headless-shell'));
      if (browser === undefined) throw new Error('The service has no browser');
      return browser;
    },
    stop: async (signal = 'SIGTERM') => {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      return exited;
    },
    exited,
  };
}

/** Ids of the processes that this one has started and that are still there, zombies included. */
export function childrenOf(parent: number): number[] {
  return processIds().filter((pid) => parentOf(pid) === parent);
}

/** Ids of all processes. */
function processIds(): number[] {
  return readdirSync('/proc').map(Number).filter(Number.isInteger);
}

/** proc(5): the name of the program stands in brackets and may hold anything. */
function parentOf(pid: number): number {
  const text = readIfThere(`/proc/${pid}/stat`);
  return Number(text.slice(text.lastIndexOf(')') + 2).split(' ')[1]);
}

/** Its command line. */
export function commandOf(pid: number): string {
  return readIfThere(`/proc/${pid}/cmdline`);
}

/** The process may be gone by now. */
export function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
