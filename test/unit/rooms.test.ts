import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

interface Room {
  readonly room: string;
  readonly holds: string;
  readonly imports: readonly string[];
}

const root = join(import.meta.dirname, '..', '..');
const rooms = JSON.parse(readFileSync(join(root, 'rooms.json'), 'utf8')) as readonly Room[];
const names = rooms.map(({ room }) => room);
const source = join(root, 'src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'));

/** The room of a file: the longest name that its path begins with. */
function roomOf(file: string): string {
  const [room] = names
    .filter((name) => file === name || file.startsWith(`${name}/`))
    .sort((one, other) => other.length - one.length);
  if (room === undefined) throw new Error(`${file} stands in no room of rooms.json`);
  return room;
}

/** The rooms that each room imports. */
function importsOf(): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map(names.map((name) => [name, new Set<string>()]));
  for (const file of files) {
    for (const [, path = ''] of readFileSync(join(source, file), 'utf8').matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)) {
      const other = roomOf(relative(source, join(source, dirname(file), path)).replaceAll('\\', '/'));
      if (other !== roomOf(file)) found.get(roomOf(file))?.add(other);
    }
  }
  return found;
}

describe('The rooms of src', () => {
  it('import what rooms.json allows, and nothing is allowed that none imports', () => {
    const imported = importsOf();
    for (const { room, imports } of rooms)
      expect([room, [...(imported.get(room) ?? [])].sort()]).toEqual([room, [...imports].sort()]);
  });

  it('have no cycle', () => {
    const open = new Map(rooms.map(({ room, imports }) => [room, imports]));
    let found = true;
    while (found) {
      found = false;
      for (const [room, imports] of open) {
        if (imports.some((name) => open.has(name))) continue;
        open.delete(room);
        found = true;
      }
    }
    expect([...open.keys()]).toEqual([]);
  });

  it('stand in docs/architecture.md as in rooms.json: npm run docs:tables', () => {
    const text = readFileSync(join(root, 'docs', 'architecture.md'), 'utf8');
    for (const { room, holds } of rooms) expect(text).toContain(`| \`${room}\` | ${holds} |`);
  });
});
