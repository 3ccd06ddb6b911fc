import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildName, ownBuildName, sourcesDigest } from '../../../src/installation/build.ts';
import { sourcesDigestName } from '../../../src/installation/shipped-files.ts';
import { version } from '../../../src/package.ts';
import { PackageCopy } from '../../support/damaged-package.ts';

const root = join(import.meta.dirname, '..', '..', '..');

describe('The name of a build', () => {
  let copy: PackageCopy;
  beforeEach(() => (copy = new PackageCopy()));
  afterEach(() => copy.delete());

  it('is the version and a digest of the content', () => {
    const [named, digest = ''] = ownBuildName().split('+');
    expect(named).toBe(`filing-press/${version}`);
    expect(digest).toMatch(/^[0-9a-f]{12}$/);
  });

  it('is the same wherever the same content lies, with git or without, built or not', () => {
    expect(buildName(copy.root, false)).toBe(buildName(root, false));
    copy.write(sourcesDigestName, sourcesDigest(copy.root));
    expect(buildName(copy.root, true)).toBe(buildName(root, false));
  });

  it.each([
    ['a source', () => copy.change('src/zip/entry.ts', (text) => `${text}// another\n`)],
    ['a source more', () => copy.write('src/zip/more.ts', '')],
    ['a package', () => copy.change('package-lock.json', (text) => text.replace('"handlebars"', '"handlebar"'))],
    ['what is compiled to', () => copy.change('tsconfig.json', (text) => text.replace('ES2023', 'ES2022'))],
    [
      'a template',
      () => {
        copy.change('templates/shared/tick.hbs', (text) => `${text}\n`);
        copy.list('templates/shared/tick.hbs');
      },
    ],
    [
      'a font',
      () => {
        copy.flip('fonts/FilingPressSymbols.ttf');
        copy.list('fonts/FilingPressSymbols.ttf');
      },
    ],
  ])('is another one with another content: %s', (_what, change) => {
    const before = buildName(copy.root, false);
    change();
    expect(buildName(copy.root, false)).not.toBe(before);
  });

  it('of a program that was built is of the sources it was built of, whatever became of them', () => {
    copy.write(sourcesDigestName, sourcesDigest(copy.root));
    const before = buildName(copy.root, true);
    copy.write('src/zip/more.ts', '');
    expect(buildName(copy.root, true)).toBe(before);
  });

  it('is not guessed: a missing file is named', () => {
    copy.remove('shipped-files.json');
    expect(() => buildName(copy.root, false)).toThrow(/^安装的文件有误：shipped-files\.json 缺失或已损坏/);
    expect(() => buildName(root, false)).not.toThrow();
  });
});
