import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { unpackBrowser } from '../../src/pdf/browser/unpack.ts';

const folder = mkdtempSync(join(tmpdir(), 'unpacking-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('unpacks the browser once, whole, for this user alone, and mends one that is damaged', async () => {
  const { executable, libraries } = await unpackBrowser(folder);
  const home = dirname(executable);
  expect(statSync(home).mode & 0o777).toBe(0o700);
  expect(existsSync(join(libraries, 'libnss3.so'))).toBe(true);
  const { size, ino } = statSync(executable);
  expect(size).toBeGreaterThan(100_000_000);

  await expect(unpackBrowser(folder)).resolves.toEqual({ executable, libraries });
  expect(statSync(executable).ino).toBe(ino);

  truncateSync(executable, 1_000);
  await Promise.all([unpackBrowser(folder), unpackBrowser(folder)]);
  expect(statSync(executable).size).toBe(size);
  expect(readdirSync(folder)).toEqual([basename(home)]);
});

it('replaces one whose bytes were lost on the disk, once it is suspect, and no other', async () => {
  const { executable, libraries } = await unpackBrowser(folder);
  const { size, ino } = statSync(executable);
  await unpackBrowser(folder, true);
  expect(statSync(executable).ino).toBe(ino);

  const library = join(libraries, 'libnss3.so');
  for (const file of [executable, library]) {
    const { ino: before } = statSync(executable);
    const damaged = openSync(file, 'r+');
    writeSync(damaged, Buffer.alloc(4_096), 0, 4_096, 65_536);
    closeSync(damaged);
    await unpackBrowser(folder);
    expect(statSync(executable).ino).toBe(before);
    await Promise.all([unpackBrowser(folder, true), unpackBrowser(folder, true)]);
    expect([file, statSync(executable).ino]).not.toEqual([file, before]);
    expect(statSync(executable).size).toBe(size);
  }
  expect(readdirSync(folder)).toEqual([basename(dirname(executable))]);
});
