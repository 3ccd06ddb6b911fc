import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { environmentSchema } from '../../src/environment.ts';
import { errorCatalogue } from '../../src/errors.ts';

type Described = (typeof environmentSchema.shape)[keyof typeof environmentSchema.shape];

/** The cells of each row of the tables of a Markdown file, without head and rule. */
function rowsOf(path: string): string[][] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

describe.each([
  ['docs/operations.md', 'cores, ≤ 8', (schema: Described) => schema.meta()?.['english']],
  ['docs/operations.zh-CN.md', '核数，≤ 8', (schema: Described) => schema.description],
] as const)('%s', (page, cores, purpose) => {
  it('lists every environment variable with what the code says of it, and no other', () => {
    const documented = rowsOf(page).filter(([name]) => /^`[A-Z_]+`$/.test(name ?? ''));
    const known = Object.entries(environmentSchema.shape).map(([name, schema]) => [`\`${name}\``, purpose(schema)]);
    expect(documented.map(([name, , words]) => [name, words])).toEqual(known);
    for (const [, words] of known) expect(String(words).length).toBeGreaterThan(10);
  });

  it('gives every default as the code has it', () => {
    const documented = rowsOf(page).filter(([name]) => /^`[A-Z_]+`$/.test(name ?? ''));
    const defaults = environmentSchema.parse({}) as Record<string, unknown>;
    for (const [name = '', fallback = ''] of documented) {
      const value = defaults[name.replaceAll('`', '')];
      // One default depends on the machine.
      if (name === '`FILING_PRESS_PAGES`') expect(fallback).toBe(cores);
      else
        expect([name, fallback]).toEqual([
          name,
          typeof value === 'number' || typeof value === 'string' ? `\`${value}\`` : '–',
        ]);
    }
  });
});

describe.each(['docs/errors.md', 'docs/errors.zh-CN.md'])('%s', (page) => {
  it('lists every code of the catalogue with status, title and advice, and no other', () => {
    const known = Object.entries(errorCatalogue).map(([code, { status, title, advice }]) => [
      `\`${code}\``,
      String(status),
      title,
      advice,
    ]);
    expect(rowsOf(page)).toEqual(known);
  });
});
