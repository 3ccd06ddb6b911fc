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
