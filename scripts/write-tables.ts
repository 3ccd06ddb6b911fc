import { readFileSync, writeFileSync } from 'node:fs';
import { usageOf } from '../src/cli/command.ts';
import { optionWords } from '../src/cli/help.ts';
import { commands } from '../src/cli/program.ts';
import { environmentSchema } from '../src/config.ts';
import { generalRules } from '../src/documents/rules/general-rules.ts';
import { errorCatalogue } from '../src/errors.ts';
import { catalogue } from '../src/forms/catalogue.ts';
import { replaceTable } from './replace-table.ts';

/**
 * Writes the tables of docs/errors.md, docs/operations.md and docs/command-line.md that say what the code says (`npm run docs:tables`).
 * A test compares them with the code by its own reading.
 */

const variables = environmentSchema.parse({}) as Record<string, unknown>;
const severityWords = { error: '错误', warning: '提醒', notice: '告知' } as const;
const onThisMachine = new Set(['FILING_PRESS_PAGES']);

write('docs/errors.md', 'codes', [
  ['code', '状态', '标题', '怎样做'],
  ...Object.entries(errorCatalogue).map(([code, { status, title, advice }]) => [
    `\`${code}\``,
    `${status}`,
    title,
    advice,
  ]),
]);
write('docs/rules.md', 'general', [
  ['rule', '级别', '查什么', '例子'],
  ...generalRules.map(({ id, severity, checks, breach }) => [
    `\`${id}\``,
    severityWords[severity],
    checks,
    'members' in breach ? `\`${breach.members}\`` : breach.message,
  ]),
]);
for (const form of catalogue) {
  openTable('docs/rules.md', form.id, `## ${form.annex} ${form.title} (\`${form.id}\`)`);
  write('docs/rules.md', form.id, [
    ['rule', '级别', '查什么', '例子'],
    ...form.rules.map(({ id, severity, checks, example }) => [
      `\`${id}\``,
      severityWords[severity],
      checks,
      `\`${JSON.stringify(example).slice(1, -1)}\``,
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
write('docs/operations.md', 'environment', [
  ['变量', '默认', '作用'],
  ...Object.entries(environmentSchema.shape).map(([name, schema]) => [
    `\`${name}\``,
    defaultOf(name),
    schema.description ?? '',
  ]),
]);

write('docs/command-line.md', 'commands', [
  ['命令', '做什么'],
  ...commands.map((command) => [`\`${usageOf(command)}\``, command.summary]),
]);
for (const { name, options } of commands.filter((command) => Object.keys(command.options).length > 0)) {
  openTable('docs/command-line.md', `options-${name}`, `### ${name}`);
  write('docs/command-line.md', `options-${name}`, [
    ['选项', '作用'],
    ...Object.entries(options).map(([option, definition]) => [
      `\`${optionWords(option, definition)}\``,
      definition.help,
    ]),
  ]);
}

function defaultOf(name: string): string {
  const value = variables[name];
  if (onThisMachine.has(name)) return '核数，≤ 8';
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
