import { type SpawnSyncOptions, spawn, spawnSync } from 'node:child_process';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

/** Nobody, by the number that Debian gives. */
const nobody = 65_534;
const root = join(import.meta.dirname, '..', '..');

/** How to run a program as a user without rights. */
interface Disguise {
  readonly command: readonly string[];
  readonly options: Pick<SpawnSyncOptions, 'uid' | 'gid'>;
}

const disguises: readonly Disguise[] = [
  // A user namespace: the files of a checkout that is closed to all others can still be read.
  { command: ['unshare', '--user', `--map-user=${nobody}`, `--map-group=${nobody}`], options: {} },
  // Root may become anybody, who may not see the checkout.
  { command: [], options: { uid: nobody, gid: nobody } },
];

/** The first that lets a program read the checkout; undefined where none does. */
const disguise = disguises.find(({ command, options }) => {
  const [program, ...rest] = [...command, 'head', '-c1', join(root, 'package.json')];
  return spawnSync(program, rest, options).status === 0;
});
if (disguise === undefined) console.warn('No program can be run as another user here: it is run as this one.');

/**
 * Runs a script of this project in a process that inherits nothing but the PATH, as a user without rights where that
 * can be had; gives what it writes on standard output.
 *
 * @throws Error with what it writes on standard error, if anything.
 */
export async function runAsNobody(
  script: string,
  args: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { command, options } = disguise ?? { command: [], options: {} };
  const home = await mkdtemp(join(tmpdir(), 'filing-press-nobody-'));
  try {
    if (options.uid !== undefined) await chown(home, nobody, nobody);
    const [program = '', ...rest] = [...command, process.execPath, '--import', 'tsx', script, ...args];
    const child = spawn(program, rest, {
      cwd: root,
      env: { PATH: process.env['PATH'] ?? '', HOME: home, TMPDIR: home, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...options,
    });
    const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
    if (errors !== '') throw new Error(errors);
    return output;
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

/** What Chromium's sandbox asks of the kernel; some allow the first of these namespaces and nothing in it. */
const chromiumsOwn = ['unshare', '--user', '--map-root-user', '--net', '--pid', '--fork', 'true'];

/** Whether such a process may make a user namespace, which Chromium's sandbox needs; false too if it is root still. */
export function nobodyMayMakeNamespaces(): boolean {
  if (disguise === undefined && process.getuid?.() === 0) return false;
  const { command, options } = disguise ?? { command: [], options: {} };
  const [program = 'unshare', ...rest] = [...command, ...chromiumsOwn];
  return spawnSync(program, rest, options).status === 0;
}
