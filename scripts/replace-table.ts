import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Replaces a table, as Markdown, in a file: it stands between `<!-- table: name -->` and `<!-- end of table -->`. Throws Error
 * for a file without such a place.
 *
 * @param file its path in the project: `docs/fidelity.md`
 */
export function replaceTable(file: string, name: string, table: string): void {
  const path = join(import.meta.dirname, '..', file);
  const text = readFileSync(path, 'utf8');
  const [start, end] = [`<!-- table: ${name} -->`, '<!-- end of table -->'];
  const from = text.indexOf(start);
  const to = text.indexOf(end, from);
  if (from < 0 || to < 0) throw new Error(`${file} has no place for the table ${name}`);
  writeFileSync(path, `${text.slice(0, from)}${start}\n\n${table}\n\n${text.slice(to)}`);
}
