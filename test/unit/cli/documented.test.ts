import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { commands } from '../../../src/cli/program.ts';

const page = readFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', 'command-line.md'), 'utf8');

it.each(commands.map((command) => [command.name, command] as const))(
  'docs/command-line.md says of %s what its help says (else: npm run docs:tables)',
  (name, { summary, options }) => {
    expect(page).toContain(summary);
    const [, section = ''] = page.split(`<!-- table: options-${name} -->`);
    const [table = ''] = section.split('<!-- end of table -->');
    const listed = table.split('\n').filter((line) => line.startsWith('| `'));
    expect(listed).toHaveLength(Object.keys(options).length);
    Object.entries(options).forEach(([option, { help }], index) => {
      expect(listed[index]).toContain(`--${option}`);
      expect(listed[index]).toContain(help);
    });
  },
);
