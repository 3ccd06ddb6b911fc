import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PackageCopy } from '../support/damaged-package.ts';

/** All kinds of damage: test/endurance/damaged-installations.test.ts. */
describe('A damaged installation', () => {
  let copy: PackageCopy;
  beforeEach(() => (copy = new PackageCopy()));
  afterEach(() => copy.delete());

  it('does not serve: it ends with 1 and names the file', async () => {
    copy.remove('fonts/fonts.conf');
    const { code, stdout, stderr } = await copy.run('src/main.ts');
    // The log is JSON.
    const plain = stderr.split('\n').filter((line) => line !== '' && !line.startsWith('{'));
    expect(plain).toEqual([
      expect.stringMatching(/^安装的文件有误：fonts\/fonts\.conf 缺失。请重新安装 filing-press；/),
    ]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  });

  it('does not serve either when the module that compares its files is damaged itself', async () => {
    copy.write('src/installation/check-thread.ts', '');
    copy.remove('fonts/fonts.conf');
    const { code, stderr } = await copy.run('src/main.ts', [], { FILING_PRESS_LOG_LEVEL: 'error' });
    expect(stderr).toMatch(/^安装的文件有误：fonts\/fonts\.conf 缺失/m);
    expect(code).toBe(1);
  });

  it('says in one line what cannot be loaded', async () => {
    copy.write('src/config.ts', '');
    const { code, stdout, stderr } = await copy.run('src/main.ts');
    expect(stderr).toMatch(/^程序无法装入（[^\n]*config\.ts[^\n]*）：请重新安装 filing-press。\n$/);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  });

  it('says in one line that it may not open enough files to be loaded', async () => {
    // As it is built: tsx opens files of its own, and how many at once depends on the load of the machine.
    const starting = promisify(execFile)('sh', ['-c', 'ulimit -n 24; exec "$0" dist/main.js', process.execPath], {
      cwd: join(import.meta.dirname, '..', '..'),
      env: { ...process.env, PORT: '0', HOST: '127.0.0.1' },
    });
    await expect(starting).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^可打开的文件数不够（ulimit -n 为 24），[^\n]*ulimit -n 1024[^\n]*\n$/) as string,
    });
  });

  it('prints nothing from the command line either', async () => {
    copy.flip('fonts/FilingPressSongCommon.ttf');
    const sample = 'templates/annex-4/samples/official.json';
    const { code, stdout, stderr } = await copy.run('src/cli/main.ts', ['render', 'annex-4', sample, '-o', '-']);
    expect(stderr).toMatch(
      /^无法运行：安装的文件有误：fonts\/FilingPressSongCommon\.ttf 内容与发布时不同。请重新安装.*\n$/,
    );
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });
});
