import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { environmentSchema } from '../../src/config.ts';
import { errorCatalogue } from '../../src/errors.ts';

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

describe('docs/operations.md', () => {
  it('lists every environment variable with what the code says of it, and no other', () => {
    const documented = rowsOf('docs/operations.md').filter(([name]) => /^`[A-Z_]+`$/.test(name ?? ''));
    const known = Object.entries(environmentSchema.shape).map(([name, schema]) => [
      `\`${name}\``,
      schema.description ?? '',
    ]);
    expect(documented.map(([name, , description]) => [name, description])).toEqual(known);
  });

  it('gives every default as the code has it', () => {
    const documented = rowsOf('docs/operations.md').filter(([name]) => /^`[A-Z_]+`$/.test(name ?? ''));
    const defaults = environmentSchema.parse({}) as Record<string, unknown>;
    for (const [name = '', fallback = ''] of documented) {
      const value = defaults[name.replaceAll('`', '')];
      // One default depends on the machine.
      if (name === '`FILING_PRESS_PAGES`') expect(fallback).toBe('核数，≤ 8');
      else
        expect([name, fallback]).toEqual([
          name,
          typeof value === 'number' || typeof value === 'string' ? `\`${value}\`` : '–',
        ]);
    }
  });
});

describe('docs/errors.md', () => {
  it('lists every code of the catalogue with status, title and advice, and no other', () => {
    const documented = rowsOf('docs/errors.md');
    const known = Object.entries(errorCatalogue).map(([code, { status, title, advice }]) => [
      `\`${code}\``,
      String(status),
      title,
      advice,
    ]);
    expect(documented).toEqual(known);
  });
});
