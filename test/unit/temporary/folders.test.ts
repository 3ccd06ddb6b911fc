import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTemporaryFolder, ownerOf, prefixOf, sweep, thisProcess } from '../../../src/temporary/folder.ts';

let scratch = '';
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'temporary-folders-'));
});
afterEach(() => rmSync(scratch, { recursive: true }));

const here = thisProcess();
const make = (kind: string, owner: Partial<typeof here>): string => {
  const path = join(scratch, `${prefixOf(kind, { ...here, ...owner })}AbCdEf`);
  mkdirSync(path);
  return path;
};

describe('a temporary folder', () => {
  it('is for this user alone, and goes when it is removed', async () => {
    const folder = await createTemporaryFolder('browser', scratch);
    expect(statSync(folder.path).mode & 0o777).toBe(0o700);
    await folder.remove();
    expect(existsSync(folder.path)).toBe(false);
  });

  it('says the code of the system where none can be made', async () => {
    await expect(createTemporaryFolder('batch', join(scratch, 'none'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('says in its name whose it is', async () => {
    const folder = await createTemporaryFolder('fonts', scratch);
    expect(ownerOf(folder.path.slice(scratch.length + 1))).toEqual(here);
    await folder.remove();
  });
});

describe('folders of dead processes', () => {
  const dead = { pid: 999_999_999 };

  it('are swept, of every kind', async () => {
    const left = ['browser', 'unpacking', 'damaged', 'batch', 'fonts'].map((kind) => make(kind, dead));
    await sweep(scratch);
    expect(left.filter((path) => existsSync(path))).toEqual([]);
  });

  it('are swept although another process has got their id', async () => {
    const left = make('browser', { started: here.started - 1 });
    await sweep(scratch);
    expect(existsSync(left)).toBe(false);
  });

  it('are swept a day after their last sign of life where nobody can see whether the process runs', async () => {
    const namespace = here.namespace + 1;
    const left = make('browser', { ...dead, namespace });
    const inUse = make('batch', { ...dead, namespace });
    const dayBefore = Date.now() / 1000 - 25 * 3600;
    utimesSync(left, dayBefore, dayBefore);
    await sweep(scratch);
    expect([left, inUse].map((path) => existsSync(path))).toEqual([false, true]);
  });

  it('are all that is swept', async () => {
    const own = make('browser', {});
    const foreign = ['filing-press-', 'filing-press-browser-1-2', 'other'].map((name) => join(scratch, name));
    foreign.forEach((path) => mkdirSync(path));
    await sweep(scratch);
    expect([own, ...foreign].filter((path) => !existsSync(path))).toEqual([]);
  });
});
