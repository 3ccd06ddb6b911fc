import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, truncateSync } from 'node:fs';
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
