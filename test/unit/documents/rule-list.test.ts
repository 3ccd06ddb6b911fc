import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readFiling } from '../../../src/documents/read-filing.ts';
import { generalRules } from '../../../src/documents/rules/general-rules.ts';
import { type ListedRule, listRules, ruleIds } from '../../../src/documents/rules/rule-list.ts';
import { AppError } from '../../../src/errors.ts';
import { openFonts } from '../../../src/fonts/fonts.ts';
import { catalogue } from '../../../src/forms/catalogue.ts';
import { hostileBodies } from '../../support/hostile/index.ts';

const root = join(import.meta.dirname, '..', '..', '..');

const listed = async (): Promise<readonly ListedRule[]> =>
  listRules({
    forms: catalogue,
    coverage: openFonts(join(root, 'fonts')).coverage,
    blank: ({ id }) => readFileSync(join(root, 'templates', id, 'samples', 'blank.json')),
  });

it('lists every rule once for each form, with a filing that breaks it and what is said about that', async () => {
  const rules = await listed();
  const names = rules.map(({ id, form }) => `${form ?? ''} ${id}`);
  expect(new Set(names).size).toBe(names.length);
  expect(rules).toHaveLength(generalRules.length + catalogue.flatMap((form) => form.rules).length);
  expect(new Set(rules.map(({ id }) => id))).toEqual(new Set(ruleIds(catalogue)));
  for (const { id, message, example } of rules) {
    expect(message, id).toMatch(/\p{Script=Han}.*。$/u);
    expect(example === null, id).toBe(['record', 'more-findings'].includes(id));
  }
});

it.each([
  ['rules.md', { error: 'error', warning: 'warning', notice: 'notice' }],
  ['rules.zh-CN.md', { error: '错误', warning: '提醒', notice: '告知' }],
])('is in docs/%s what it is in the code', (page, words) => {
  const text = readFileSync(join(root, 'docs', page), 'utf8');
  const documented = text
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split(' | ').slice(0, 3));
  const known = [...generalRules, ...catalogue.flatMap((form) => form.rules)];
  expect(documented).toEqual(known.map(({ id, severity, checks }) => [`| \`${id}\``, words[severity], checks]));
  for (const form of catalogue) {
    for (const { example } of form.rules) expect(text).toContain(`\`${JSON.stringify(example).slice(1, -1)}\``);
  }
});

it('has the rule of every finding that hostile bodies bring about', () => {
  const known = new Set(ruleIds(catalogue));
  const { coverage } = openFonts(join(root, 'fonts'));
  const found = new Set<string>();
  for (const { body } of hostileBodies().filter(({ body: { length } }) => length < 100_000)) {
    for (const form of catalogue) {
      try {
        const read = readFiling({ form, source: Buffer.from(body), totals: 'compute' }, coverage);
        for (const { rule } of read.findings) found.add(rule);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        for (const { rule } of error.context.findings ?? []) found.add(rule);
      }
    }
  }
  expect([...found].filter((rule) => !known.has(rule))).toEqual([]);
  expect(found.size).toBeGreaterThan(5);
});
