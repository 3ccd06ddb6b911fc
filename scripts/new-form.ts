import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';

/**
 * `npm run new-form <id> "<title>"` lays out a form that prints at once in every format and profile: schema, rules, View,
 * page, samples and a test, made of `scripts/new-form`, and its line in the catalogue. `--annex 附件6` says what it is called
 * in short. Its author changes them into the form that was issued (docs/adding-a-form.md).
 */
const root = join(import.meta.dirname, '..');

/** Throws for what cannot be the name of a form. */
function readArguments(): { readonly id: string; readonly title: string; readonly annex: string } {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { annex: { type: 'string' } } });
  const [id = '', title = ''] = positionals;
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id) || title.trim() === '') {
    throw new Error('usage: npm run new-form <id> "<title>" [-- --annex 附件6], with an id such as self-evaluation');
  }
  if (existsSync(join(root, 'src', 'forms', id))) throw new Error(`There is a folder src/forms/${id} already`);
  return { id, title, annex: values.annex ?? title };
}

const { id, title, annex } = readArguments();
const camel = id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
const words: Readonly<Record<string, string>> = {
  ...{ id, title, annex, camel },
  Name: camel.charAt(0).toUpperCase() + camel.slice(1),
  year: String(new Date().getFullYear()),
};

/** Where the files of a folder of `scripts/new-form` go. */
const places: Readonly<Record<string, string>> = {
  src: join('src', 'forms', id),
  templates: join('templates', id),
  test: join('test', 'unit', 'forms'),
};

for (const [folder, place] of Object.entries(places)) {
  const from = join(root, 'scripts', 'new-form', folder);
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())) {
    const source = join(entry.parentPath, entry.name);
    const name = source.slice(from.length + 1).replace(/\.txt$/, '');
    const target = join(root, place, folder === 'test' ? `${id}-${name}` : name);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(
      target,
      readFileSync(source, 'utf8').replace(/__(\w+?)__/g, (_, word: string) => words[word] ?? ''),
    );
  }
}

const catalogue = join(root, 'src', 'forms', 'catalogue.ts');
const source = readFileSync(catalogue, 'utf8')
  .replace(/^(?=import type \{ Form \})/m, `import { ${camel} } from './${id}/form.ts';\n`)
  .replace(/(?<=readonly Form\[\] = \[.*)(?=\];)/, `, ${camel}`);
writeFileSync(catalogue, source);

for (const args of [['longest', '--form', id], ['templates:word', id], ['shipped-files'], ['docs:tables'], ['build']]) {
  const [script = '', ...rest] = args;
  execFileSync('npm', ['run', '--silent', script, '--', ...rest], { cwd: root, stdio: 'inherit' });
}
console.log(`src/forms/${id}, templates/${id} and test/unit/forms/${id}-rules.test.ts are laid out. Print it:`);
console.log(
  `npx filing-press render ${id} templates/${id}/samples/official.json -o filing.pdf   # or .docx .html .png`,
);
console.log(
  `Then change it into the form that was issued (docs/adding-a-form.md); npm run goldens -- --form ${id} at the end.`,
);
