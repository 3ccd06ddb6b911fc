import { readdirSync, readlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFonts } from '../../../src/fonts/fonts.ts';
import { readManifest } from '../../../src/fonts/manifest.ts';
import { PackageCopy } from '../../support/damaged-package.ts';

describe('A font file that somebody left beside the shipped ones', () => {
  let copy: PackageCopy;
  beforeEach(() => (copy = new PackageCopy()));
  afterEach(() => copy.delete());

  it('is not seen by the engine: its folder has the files that the manifest names, and nothing else', async () => {
    const folder = copy.path('fonts');
    for (const stray of ['Newer.ttf.bak', 'Newer.ttf', 'build/Newer.ttf', 'licences/newer'])
      copy.write(`fonts/${stray}`, 'x');
    const fonts = openFonts(folder);
    try {
      const { fonts: shipped, excerpts } = readManifest(folder);
      const files = [...shipped, ...excerpts].map(({ file }) => file);
      const seen = dirname(await fonts.fontconfig());
      expect(readdirSync(seen).sort()).toEqual([...files, 'fonts.conf'].sort());
      for (const file of files) expect(readlinkSync(join(seen, file))).toBe(join(folder, file));
    } finally {
      await fonts.release();
    }
  });
});
