import { cpSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ProjectCopy, copyProject } from './project-copy.ts';

/**
 * The proof that a form more is two folders and a line: the form of this folder, written as its author would write it, is
 * put in a copy of the project and goes through the commands and tests that its author would run.
 */
const form = 'self-evaluation';

let copy: ProjectCopy;
beforeAll(() => {
  copy = copyProject();
  for (const name of ['src', 'templates']) {
    cpSync(join(import.meta.dirname, name), join(copy.folder, name), { recursive: true });
  }
  const catalogue = join(copy.folder, 'src', 'forms', 'catalogue.ts');
  const source = readFileSync(catalogue, 'utf8')
    .replace(/^(?=import type \{ Form \})/m, `import { selfEvaluation } from './${form}/form.ts';\n`)
    .replace(/(?<=readonly Form\[\] = \[.*)(?=\];)/, ', selfEvaluation');
  writeFileSync(catalogue, source);
});
afterAll(() => copy.remove());

const script = async (name: string, ...args: readonly string[]): Promise<string> =>
  copy.run('npm', 'run', '-s', name, '--', ...args);

describe('A third form', () => {
  it('is written in at most 400 lines, without samples', () => {
    const own = [join('src', 'forms', form), join('templates', form)].map((name) => join(import.meta.dirname, name));
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
    await script('longest', '--form', form);
    await script('templates:word', form);
    await script('docs:tables');
    await script('shipped-files');
    await script('build');
    await script('goldens', '--form', form);
  });

  it('passes the tests of the catalogue', async () => {
    await copy.test(form, 'unit', ...['forms', 'docx'].map((name) => `test/unit/${name}`));
    await copy.test(form, 'service', 'test/golden', 'test/http/forms.test.ts', 'test/word', 'test/layout');
  });

  it('has Word files that are laid out as its pages, and archival files that veraPDF accepts', async () => {
    await copy.test(form, 'service', 'test/parity', 'test/archive/structure-of-samples.test.ts');
    await copy.test(form, 'conformance', 'test/conformance/verapdf.test.ts');
  });
});
