import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Puts a table, as Markdown, in its place in a file of docs: between `<!-- table: name -->` and the end of that table. */
export function replaceTable(file: string, name: string, table: string): void {
  const path = join(import.meta.dirname, '..', 'docs', file);
  const text = readFileSync(path, 'utf8');
  const [start, end] = [`<!-- table: ${name} -->`, '<!-- end of table -->'];
  const from = text.indexOf(start);
  const to = text.indexOf(end, from);
  if (from < 0 || to < 0) throw new Error(`${path} has no place for the table ${name}`);
  writeFileSync(path, `${text.slice(0, from)}${start}\n\n${table}\n\n${text.slice(to)}`);
}
