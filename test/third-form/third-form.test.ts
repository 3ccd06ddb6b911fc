import { execFile } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installThirdForm, thirdForm, type ProjectCopy } from './install.ts';

/**
 * The proof that a form more is two folders and a line: the form of this folder, written as its author would write it, is
 * put in a copy of the project and goes through the commands and tests that its author would run.
 */

let copy: ProjectCopy;
beforeAll(() => {
  copy = installThirdForm();
});
afterAll(() => copy.remove());

/** What a command writes, in the copy, for this form. Rejects with all of that where it fails. */
async function run(command: string, ...args: readonly string[]): Promise<string> {
  const env = { ...process.env, FORM: thirdForm, CI: 'true' };
  try {
    const { stdout } = await promisify(execFile)(command, [...args], { cwd: copy.folder, env, maxBuffer: 2 ** 26 });
    return stdout;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`${command} ${args.join(' ')}:\n${stdout}\n${stderr}`, { cause: error });
  }
}
const script = async (name: string, ...args: readonly string[]): Promise<string> =>
  run('npm', 'run', '-s', name, '--', ...args);
const tests = async (project: string, ...files: readonly string[]): Promise<string> =>
  run('npx', 'vitest', 'run', '--project', project, ...files);

describe('A third form', () => {
  it('is written in at most 400 lines, without samples', () => {
    const own = [join('src', 'forms', thirdForm), join('templates', thirdForm)].map((name) =>
      join(import.meta.dirname, name),
    );
    const files = own.flatMap((folder) =>
      readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => join(folder, name)),
    );
    const lines = files.map((file) => readFileSync(file, 'utf8').split('\n').length - 1);
    expect(files.length).toBeGreaterThan(5);
    expect(lines.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(400);
  });

  it('compiles, and gets its samples, Word template and tables from the commands of its author', async () => {
    await script('types');
    await script('longest', '--form', thirdForm);
    await script('templates:word', thirdForm);
    await script('docs:tables');
    await script('shipped-files');
    await script('build');
    await script('goldens', '--form', thirdForm);
  });

  it('passes the tests of the catalogue', async () => {
    await tests(
      'unit',
      'test/unit/forms',
      'test/unit/docx',
      'test/unit/page',
      'test/unit/documents',
      'test/unit/filings',
    );
    await tests('service', 'test/golden', 'test/http/forms.test.ts', 'test/word', 'test/layout');
  });

  it('has Word files that are laid out as its pages, and archival files that veraPDF accepts', async () => {
    await tests('service', 'test/parity', 'test/archive/structure-of-samples.test.ts', 'test/conformance');
  });
});
