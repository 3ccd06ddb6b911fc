import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** The form of `test/third-form`, as its author would name it. */
export const thirdForm = 'self-evaluation';

/** A copy of the project. */
export interface ProjectCopy {
  readonly folder: string;
  remove(): void;
}

/** What the commands and tests of an author read; the packages and the fonts are those of the project. */
const copied = [
  ...['src', 'templates', 'test', 'scripts', 'bench', 'docs', 'Dockerfile', '.git', '.gitattributes'],
  ...['package.json', 'tsconfig.json', 'tsconfig.build.json', 'vitest.config.ts', 'shipped-files.json'],
];

/** Puts the third form in a copy of the project: its two folders, and its line in the catalogue. Nothing else is changed. */
export function installThirdForm(): ProjectCopy {
  const folder = mkdtempSync(join(tmpdir(), 'third-form-'));
  for (const name of copied) cpSync(join(root, name), join(folder, name), { recursive: true });
  for (const name of ['node_modules', 'fonts', '.cache']) symlinkSync(join(root, name), join(folder, name));
  for (const name of ['src', 'templates'])
    cpSync(join(root, 'test', 'third-form', name), join(folder, name), { recursive: true });
  rmSync(join(folder, 'test', 'third-form'), { recursive: true });
  const catalogue = join(folder, 'src', 'forms', 'catalogue.ts');
  const source = readFileSync(catalogue, 'utf8')
    .replace(/^(?=import type \{ Form \})/m, `import { selfEvaluation } from './${thirdForm}/form.ts';\n`)
    .replace(/(?<=readonly Form\[\] = \[.*)(?=\];)/, ', selfEvaluation');
  writeFileSync(catalogue, source);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
