import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { measure } from '../../src/installation/examine.ts';
import { readShippedFiles, shippedFilesName } from '../../src/installation/shipped-files.ts';

const root = join(import.meta.dirname, '..', '..');
const files = ['package.json', 'package-lock.json', 'shipped-files.json', 'tsconfig.json', 'tsconfig.build.json'];
const folders = ['src', 'fonts', 'templates'];
/** The one package of others of which files can be changed. */
const browserPackage = '@sparticuz/chromium';

/** A copy of the package whose files can be damaged: hard links, so it costs neither time nor space. */
export class PackageCopy {
  readonly root: string;

  constructor() {
    // In the project: hard links stay on one file system.
    mkdirSync(join(root, '.cache'), { recursive: true });
    this.root = mkdtempSync(join(root, '.cache', 'package-'));
    for (const file of files) linkSync(join(root, file), join(this.root, file));
    for (const folder of folders) linkFolder(folder, this.root);
    linkPackages(this.root);
  }

  path(name: string): string {
    return join(this.root, name);
  }

  remove(name: string): void {
    rmSync(this.path(name));
  }

  /** Writes a file anew: the original, which the link leads to, stays as it is. */
  write(name: string, content: string | Uint8Array): void {
    rmSync(this.path(name), { force: true });
    mkdirSync(dirname(this.path(name)), { recursive: true });
    writeFileSync(this.path(name), content);
  }

  change(name: string, change: (content: string) => string): void {
    this.write(name, change(readFileSync(this.path(name), 'utf8')));
  }

  /** Other bytes, as many as before. */
  flip(name: string, at: (size: number) => number = (size) => size >> 1): void {
    const bytes = readFileSync(this.path(name));
    const start = at(bytes.length);
    for (let index = start; index < Math.min(start + 64, bytes.length); index += 1) {
      bytes.writeUInt8(bytes.readUInt8(index) ^ 0x55, index);
    }
    this.write(name, bytes);
  }

  truncate(name: string): void {
    const bytes = readFileSync(this.path(name));
    this.write(name, bytes.subarray(0, bytes.length >> 1));
  }

  /** Makes a change of a file a deliberate one: the manifest has it, as after `npm run shipped-files`. */
  list(name: string): void {
    const listed = Object.fromEntries(readShippedFiles(this.root));
    this.write(shippedFilesName, JSON.stringify({ ...listed, [name]: measure(this.path(name)) }));
  }

  /** Runs a file of its sources to the end. */
  async run(
    script: string,
    args: readonly string[] = [],
    environment: Readonly<Record<string, string>> = {},
  ): Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }> {
    const child = spawn(process.execPath, ['--import', 'tsx', this.path(script), ...args], {
      cwd: this.root,
      env: { ...process.env, PORT: '0', HOST: '127.0.0.1', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk: Buffer) => {
      output.stdout += chunk.toString();
      child.kill('SIGTERM'); // one that starts after all would serve for ever
    });
    child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()));
    const kill = (): void => void child.kill('SIGKILL');
    process.once('exit', kill);
    const [code] = (await once(child, 'close')) as [number | null];
    process.off('exit', kill);
    return { code, ...output };
  }

  delete(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

function linkFolder(folder: string, target: string, source = root): void {
  for (const entry of readdirSync(join(source, folder), { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || entry.name.endsWith('.png')) continue;
    const copy = join(target, path.slice(source.length));
    mkdirSync(dirname(copy), { recursive: true });
    linkSync(path, copy);
  }
}

function linkPackages(target: string): void {
  const [scope = '', name = ''] = browserPackage.split('/');
  const modules = join(root, 'node_modules');
  mkdirSync(join(target, 'node_modules', scope), { recursive: true });
  for (const entry of readdirSync(modules)) {
    if (entry !== scope) symlinkSync(join(modules, entry), join(target, 'node_modules', entry));
  }
  for (const entry of readdirSync(join(modules, scope))) {
    if (entry !== name) symlinkSync(join(modules, scope, entry), join(target, 'node_modules', scope, entry));
  }
  linkFolder(join('node_modules', browserPackage), target);
}
