import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { refusedCharacters } from '../../../src/characters/refused.ts';
import { readFontRoles } from '../../../src/fonts/mounted/options.ts';
import { commonStack, roleFamilies } from '../../../src/fonts/roles.ts';
import { catalogue } from '../../../src/forms/catalogue.ts';

describe('the list of mounted fonts', () => {
  it('names roles by id or Chinese name, and the face of a collection', () => {
    expect(readFontRoles('song=simsun.ttc#1, 黑体=simhei.ttf；kai = 楷体.ttf，罕用字=Jigmo2.ttf')).toEqual({
      roles: {
        song: { file: 'simsun.ttc', index: 1 },
        hei: { file: 'simhei.ttf', index: 0 },
        kai: { file: '楷体.ttf', index: 0 },
        rare: { file: 'Jigmo2.ttf', index: 0 },
      },
      problems: [],
    });
  });

  it.each([
    ['kaishu=a.ttf', '角色=文件名'],
    ['recent=a.ttf', '角色=文件名'],
    ['signs=a.ttf', '角色=文件名'],
    ['song', '角色=文件名'],
    ['song=', '不带路径'],
    ['song=../a.ttf', '不带路径'],
    ['song=/etc/passwd', '不带路径'],
    ['song=.hidden', '不带路径'],
    ['song=a.ttf,宋体=b.ttf', '两个文件'],
  ])('refuses %s and says how to write it', (list, reason) => {
    expect(readFontRoles(list).problems).toEqual([expect.stringContaining(reason)]);
  });

  it('is empty where nothing is named', () => {
    expect(readFontRoles(' , ')).toEqual({ roles: {}, problems: [] });
  });
});

describe('the stylesheets', () => {
  const css = ['shared', ...catalogue.map(({ id }) => id)].map((name) =>
    readFileSync(join(import.meta.dirname, '..', '..', '..', 'templates', name, 'page.css'), 'utf8'),
  );

  it('end their font stacks with the fonts that draw every character', () => {
    const every = /--every-character:([^;]*);/.exec(css[0] ?? '')?.[1] ?? '';
    expect(Array.from(every.matchAll(/'(Filing Press [^']*)'/g), ([, family]) => family)).toEqual(commonStack);
    for (const sheet of css) {
      for (const [, stack = ''] of sheet.matchAll(/font:\s*[\d.]+pt \/ [\d.]+px\s+([^;]*);/g)) {
        expect(stack, stack).toMatch(/var\(--every-character\)$|^'Filing Press Song'$/);
      }
    }
  });

  it('use the families of the roles and no other of ours', () => {
    const known = new Set([...Object.values(roleFamilies), ...commonStack]);
    const used = css.flatMap((sheet) =>
      Array.from(sheet.matchAll(/'(Filing Press[^']*)'/g), ([, family = '']) => family),
    );
    expect(used.filter((family) => !known.has(family))).toEqual([]);
  });
});

describe('what is written about the fonts', () => {
  const root = join(import.meta.dirname, '..', '..', '..');

  it('names every decision about characters', () => {
    const documented = readFileSync(join(root, 'docs', 'fonts.md'), 'utf8');
    for (const { name } of refusedCharacters) expect(documented).toContain(`| \`${name}\``);
  });

  it('shows the engine the folder of the fonts and no other', () => {
    const config = readFileSync(join(root, 'fonts', 'fonts.conf'), 'utf8');
    expect(config.match(/<dir[^]*?<\/dir>/g)).toEqual(['<dir prefix="relative">.</dir>']);
    expect(config).not.toContain('<include');
  });
});
