import { mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultFolders, ensurePrivateFolder } from '../../../../src/pdf/browser/private-folder.ts';
import { missingLibraries } from '../../../../src/pdf/browser/shared-libraries.ts';

let scratch = '';
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'browser-files-'));
});
afterEach(() => {
  rmSync(scratch, { recursive: true });
});

describe('the folder of the browser', () => {
  it('is made for this user alone, whatever the umask', () => {
    const before = process.umask(0o777);
    try {
      ensurePrivateFolder(join(scratch, 'browser'));
    } finally {
      process.umask(before);
    }
    expect(statSync(join(scratch, 'browser')).mode & 0o777).toBe(0o700);
  });

  it('is refused when others can write to it', () => {
    // mkdir is cut by the umask
    const before = process.umask(0);
    mkdirSync(join(scratch, 'shared'), { mode: 0o777 });
    process.umask(before);
    expect(() => ensurePrivateFolder(join(scratch, 'shared'))).toThrow(/can be written by other users/);
  });

  it('is refused when it is a symbolic link', () => {
    mkdirSync(join(scratch, 'target'), { mode: 0o700 });
    symlinkSync(join(scratch, 'target'), join(scratch, 'link'));
    expect(() => ensurePrivateFolder(join(scratch, 'link'))).toThrow(/symbolic link/);
  });

  it('is looked for in the cache of the user, then below the temporary folder', () => {
    expect(defaultFolders({ XDG_CACHE_HOME: '/var/cache/press' })).toEqual([
      '/var/cache/press/filing-press',
      join(tmpdir(), `filing-press-${process.getuid?.() ?? -1}`),
    ]);
    expect(defaultFolders({ XDG_CACHE_HOME: 'relative', HOME: '/home/press' })[0]).toBe(
      '/home/press/.cache/filing-press',
    );
    // A user of a container may have neither a home nor an entry in /etc/passwd.
    expect(defaultFolders({})).toHaveLength(1);
  });
});

describe('the libraries of the browser', () => {
  it('are missing one by one', () => {
    const folders = [join(scratch, 'a'), join(scratch, 'b')];
    folders.forEach((folder) => mkdirSync(folder));
    expect(missingLibraries(folders)).toEqual(['libnss3.so', 'libnssutil3.so', 'libnspr4.so', 'libexpat.so.1']);
    writeFileSync(join(scratch, 'a', 'libnss3.so'), '');
    writeFileSync(join(scratch, 'b', 'libexpat.so.1'), '');
    expect(missingLibraries(folders)).toEqual(['libnssutil3.so', 'libnspr4.so']);
  });
});
