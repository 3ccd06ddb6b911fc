import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '..', '..');

/** A copy of the project, in which forms are added. */
export interface ProjectCopy {
  readonly folder: string;
  /** Resolves to what a command writes. Rejects with all of that where it fails. */
  run(command: string, ...args: readonly string[]): Promise<string>;
  /** Runs files of tests for one form. */
  test(form: string, project: string, ...files: readonly string[]): Promise<string>;
  remove(): void;
}

/** What the commands and tests of an author read; the packages and the fonts are those of the project. */
const copied = [
  ...['src', 'clients', 'templates', 'test', 'scripts', 'bench', 'docs', 'Dockerfile', '.git', '.gitattributes'],
  ...[
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'tsconfig.build.json',
    'vitest.config.ts',
    'shipped-files.json',
    'rooms.json',
  ],
];

export function copyProject(): ProjectCopy {
  const folder = mkdtempSync(join(tmpdir(), 'third-form-'));
  for (const name of copied) cpSync(join(root, name), join(folder, name), { recursive: true });
  mkdirSync(join(root, '.cache'), { recursive: true }); // a fresh clone has none
  for (const name of ['node_modules', 'fonts', '.cache']) symlinkSync(join(root, name), join(folder, name));
  rmSync(join(folder, 'test', 'third-form'), { recursive: true });
  const runWith = async (form: string | undefined, command: string, args: readonly string[]): Promise<string> => {
    // One form of a few pages: a part of the filings shows what all would.
    const env = { ...process.env, CI: 'true', CONFORMANCE_FILINGS: '2', ...(form === undefined ? {} : { FORM: form }) };
    try {
      const { stdout } = await promisify(execFile)(command, [...args], { cwd: folder, env, maxBuffer: 2 ** 26 });
      return stdout;
    } catch (error) {
      const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
      throw new Error(`${command} ${args.join(' ')}:\n${stdout}\n${stderr}`, { cause: error });
    }
  };
  return {
    folder,
    run: async (command, ...args) => runWith(undefined, command, args),
    test: async (form, project, ...files) => runWith(form, 'npx', ['vitest', 'run', '--project', project, ...files]),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
