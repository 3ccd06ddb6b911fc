import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The one block of commands at the start of a README that holds some words; as it stands. Throws where there is no such one. */
export function firstBlock(readme: string, words: string): string {
  const text = readFileSync(join(import.meta.dirname, '..', '..', readme), 'utf8');
  const blocks = text.split(/\n## /)[0]?.matchAll(/```sh\n(.*?)```/gs) ?? [];
  const [block, ...others] = Array.from(blocks, ([, commands = '']) => commands).filter((commands) =>
    commands.includes(words),
  );
  if (block === undefined || others.length > 0) throw new Error(`${readme} has no block, or several, with ${words}`);
  return block;
}
