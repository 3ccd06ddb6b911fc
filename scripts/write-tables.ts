import { readFileSync, writeFileSync } from 'node:fs';
import { usageOf } from '../src/cli/command.ts';
import { optionWords } from '../src/cli/help.ts';
import { commands } from '../src/cli/program.ts';
import { generalRules } from '../src/documents/rules/general-rules.ts';
import { environmentSchema } from '../src/environment.ts';
import { errorCatalogue } from '../src/errors.ts';
import { catalogue } from '../src/forms/catalogue.ts';
import type { Severity } from '../src/forms/findings.ts';
import { replaceTable } from './replace-table.ts';

/**
 * Writes the tables of docs/errors.md, docs/rules.md, docs/operations.md and docs/command-line.md that say what the code says, and of
 * their Chinese pages `….zh-CN.md` (`npm run docs:tables`). Tests compare them with the code by their own reading. What the service
 * and the command line say in Chinese is quoted on English pages as it is.
 */

type EnvironmentSchema = (typeof environmentSchema.shape)[keyof typeof environmentSchema.shape];

const variables = environmentSchema.parse({}) as Record<string, unknown>;
const languages = [
  {
    page: (name: string) => `docs/${name}.md`,
    severity: (id: Severity): string => id,
    codes: ['code', 'status', 'title', 'what to do'],
    rules: ['rule', 'severity', 'what is checked', 'example'],
    environment: ['variable', 'default', 'what it does'],
    cores: 'cores, ≤ 8',
    purpose: (schema: EnvironmentSchema) => wordsOf(schema.meta()?.['english']),
  },
  {
    page: (name: string) => `docs/${name}.zh-CN.md`,
    severity: (id: Severity): string => ({ error: '错误', warning: '提醒', notice: '告知' })[id],
    codes: ['code', '状态', '标题', '怎样做'],
    rules: ['rule', '级别', '查什么', '例子'],
    environment: ['变量', '默认', '作用'],
    cores: '核数，≤ 8',
    purpose: (schema: EnvironmentSchema) => wordsOf(schema.description),
  },
] as const;
const onThisMachine = new Set(['FILING_PRESS_PAGES']);

for (const { page, severity, ...words } of languages) {
  write(page('errors'), 'codes', [
    words.codes,
    ...Object.entries(errorCatalogue).map(([code, { status, title, advice }]) => [
      `\`${code}\``,
      `${status}`,
      title,
      advice,
    ]),
  ]);
  write(page('rules'), 'general', [
    words.rules,
    ...generalRules.map(({ id, severity: level, checks, breach }) => [
      `\`${id}\``,
      severity(level),
      checks,
      'members' in breach ? `\`${breach.members}\`` : breach.message,
    ]),
  ]);
  for (const form of catalogue) {
    openTable(page('rules'), form.id, `## ${form.annex} ${form.title} (\`${form.id}\`)`);
    write(page('rules'), form.id, [
      words.rules,
      ...form.rules.map(({ id, severity: level, checks, example }) => [
        `\`${id}\``,
        severity(level),
        checks,
        `\`${JSON.stringify(example).slice(1, -1)}\``,
      ]),
    ]);
  }
  write(page('operations'), 'environment', [
    words.environment,
    ...Object.entries(environmentSchema.shape).map(([name, schema]) => [
      `\`${name}\``,
      onThisMachine.has(name) ? words.cores : defaultOf(name),
      words.purpose(schema),
    ]),
  ]);
}
const rooms = JSON.parse(readFileSync('rooms.json', 'utf8')) as readonly {
  readonly room: string;
  readonly holds: string;
  readonly imports: readonly string[];
}[];
write('docs/architecture.md', 'rooms', [
  ['room', 'holds', 'imports'],
  ...rooms.map(({ room, holds, imports }) => [`\`${room}\``, holds, imports.map((name) => `\`${name}\``).join(' ')]),
]);

write('docs/command-line.md', 'commands', [
  ['command', 'what it does'],
  ...commands.map((command) => [`\`${usageOf(command)}\``, command.summary]),
]);
for (const { name, options } of commands.filter((command) => Object.keys(command.options).length > 0)) {
  openTable('docs/command-line.md', `options-${name}`, `### ${name}`);
  write('docs/command-line.md', `options-${name}`, [
    ['option', 'what it does'],
    ...Object.entries(options).map(([option, definition]) => [
      `\`${optionWords(option, definition)}\``,
      definition.help,
    ]),
  ]);
}

/** Throws Error for a variable of which one of the languages says nothing. */
function wordsOf(words: unknown): string {
  if (typeof words !== 'string') throw new Error('A variable is not described');
  return words;
}

function defaultOf(name: string): string {
  const value = variables[name];
  return typeof value === 'number' || typeof value === 'string' ? `\`${value}\`` : '–';
}

/** Gives a table a place at the end of a text that has none for it. */
function openTable(path: string, name: string, heading: string): void {
  const text = readFileSync(path, 'utf8');
  const start = `<!-- table: ${name} -->`;
  if (!text.includes(start)) writeFileSync(path, `${text}\n${heading}\n${start}\n<!-- end of table -->\n`);
}

function write(path: string, name: string, [head = [], ...rows]: readonly (readonly string[])[]): void {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  replaceTable(path, name, [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n'));
}
