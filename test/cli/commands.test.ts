import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { commands } from '../../src/cli/program.ts';
import { run } from '../support/command-line.ts';
import { changed, sample, sampleBytes } from '../support/filing-report.ts';

const folder = mkdtempSync(join(tmpdir(), 'filing-press-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string): string => join(folder, name);
writeFileSync(file('official.json'), sampleBytes('annex-2', 'official'));
writeFileSync(file('full.json'), sampleBytes('annex-2', 'full'));
writeFileSync(file('revision.json'), sampleBytes('annex-4', 'official'));
writeFileSync(file('wrong.json'), JSON.stringify(changed(sample('annex-2', 'full'), { '/endDate': '2001-01-01' })));

describe('filing-press', () => {
  it('says its version, and how it is used', async () => {
    expect(await run(['--version'])).toEqual({ exitCode: 0, stdout: 'filing-press 9.9.9\n', stderr: '' });
    const { exitCode, stdout } = await run(['--help']);
    expect(exitCode).toBe(0);
    for (const { name, summary } of commands) expect(stdout).toMatch(new RegExp(`${name} +${summary}`));
    expect(await run([])).toEqual({ exitCode: 2, stdout: '', stderr: stdout });
  });

  it.each(commands.map(({ name }) => name))('explains every option of %s', async (name) => {
    const { exitCode, stdout } = await run([name, '--help']);
    expect(exitCode).toBe(0);
    const command = commands.find((candidate) => candidate.name === name);
    for (const option of Object.keys(command?.options ?? {})) expect(stdout).toContain(`--${option}`);
  });

  it.each([
    [['rendr'], '没有命令“rendr”，是否指 render？'],
    [['render'], '请写明用哪张表'],
    [['render', 'annex2', 'x.json'], '没有“annex2”这张表，是否指 annex-2'],
    [['render', 'annex-2'], '请写明申报内容的 JSON 文件'],
    [['render', 'annex-2', 'a.json', 'b.json'], '一次处理一个文件'],
    [['render', 'annex-2', file('none.json'), '-o', file('x.pdf')], '没有这个文件'],
    [['render', 'annex-2', folder, '-o', file('x.pdf')], '这是文件夹'],
    [['render', 'annex-2', file('official.json'), '-o', file('x.txt')], '看不出格式'],
    [['render', 'annex-2', file('official.json'), '-o', file('x.pdf'), '--format', 'docx'], '请改正其中之一'],
    [['render', 'annex-2', file('official.json'), '-o', file('x.docx'), '--profile', 'pdfa-2a'], '只用于 pdf'],
    [['render', 'annex-2', file('official.json'), '-o', file('x.pdf'), '--profile', 'pdfa'], '应为 plain、'],
    [['render', 'annex-2', file('official.json'), '-o', file('x.png'), '--dpi', '9'], '应为 36 到 600'],
    [['render', 'annex-2', file('official.json'), '-o', file('x.docx'), '--date', '今天'], '应为日期'],
    [['render', 'annex-2', file('official.json'), '-o', join(folder, 'none', 'x.html')], '写不了'],
    [['validate', 'annex-2', file('full.json'), '--stict'], '是否指 --strict'],
    [['blank'], '请写明用哪张表'],
    [['blank', 'annex-2', 'x.json'], '空白表不需要申报内容'],
    [['blank', 'annex-2', '--fiscal-year', '22'], '选项 --fiscal-year 的值“22”无效，应为 1949 到 2999'],
    [['blank', 'annex-4', '--fiscal-year', '2022'], '附件4上没有这一项，请删去选项 --fiscal-year'],
  ])('%j is not how it is used', async (args, words) => {
    const { exitCode, stdout, stderr } = await run(args);
    expect(stderr).toContain(words);
    expect([exitCode, stdout]).toEqual([2, '']);
  });
});

describe('validate', () => {
  it('ends with 0 for a filing without errors, and lists its warnings', async () => {
    expect(await run(['validate', 'annex-2', file('full.json')])).toMatchObject({
      exitCode: 0,
      stdout: '附件2 预算绩效目标申报表：没有错误\n',
    });
    const { exitCode, stdout } = await run(['validate', 'annex-2', '-'], sampleBytes('annex-2', 'official').toString());
    expect(exitCode).toBe(0);
    expect(stdout).toContain('提醒 9 处：');
    expect(stdout).toMatch(/编报部门 +\/department +missing-usual +“编报部门”没有填写/);
  });

  it('ends with 1 for errors, and under strict for warnings', async () => {
    const { exitCode, stdout } = await run(['validate', 'annex-2', file('wrong.json')]);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/结束日期 +\/endDate +date-order +结束日期 2001年1月1日 早于起始日期/);
    expect((await run(['validate', 'annex-2', file('official.json'), '--strict'])).exitCode).toBe(1);
  });

  it('reports to programs in JSON', async () => {
    const { stdout } = await run(['validate', 'annex-2', file('wrong.json'), '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ valid: false, errors: [{ rule: 'date-order', pointer: '/endDate' }] });
  });

  it('finds what is no JSON, with its place', async () => {
    const { exitCode, stdout, stderr } = await run(['validate', 'annex-2', '-'], '{"a": 1,}');
    expect([exitCode, stderr]).toEqual([1, '']);
    expect(stdout).toMatch(/错误 1 处：\n.*\n.*（整体） +invalid-json +第 1 行第 9 列/);
  });

  it('checks several files, and says of each what it is', async () => {
    const files = [file('full.json'), file('wrong.json'), file('revision.json')];
    const { exitCode, stdout } = await run(['validate', 'annex-2', ...files]);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(
      /full\.json：.*没有错误\n[\s\S]*wrong\.json：.*申报内容有误\n[\s\S]*revision\.json 看来是附件4 .*validate annex-4 .*\n$/,
    );
    const results = JSON.parse((await run(['validate', 'annex-2', ...files, '--json'])).stdout) as { valid: boolean }[];
    expect(results.map(({ valid }) => valid)).toEqual([true, false, false]);
    const quiet = await run(['validate', 'annex-2', ...files, '--quiet']);
    expect(quiet.stdout).not.toContain('full.json');
    expect(quiet.stdout).toContain('wrong.json');
  });
});

describe('blank', () => {
  it('writes the empty form', async () => {
    const { exitCode, stdout, stderr } = await run(['blank', 'annex-2', '-o', file('empty.pdf')]);
    expect([exitCode, stdout]).toEqual([0, '']);
    expect(stderr).toMatch(/^已生成 .*empty\.pdf（5 页，\d+ 字节）\n$/);
    expect(readFileSync(file('empty.pdf'), 'latin1')).toMatch(/^%PDF-/);
  });
});

describe('render', () => {
  it.each([
    ['x.pdf', /^%PDF-/, '已生成 .*x\\.pdf（5 页，\\d+ 字节）'],
    ['x.docx', /^PK/, '已生成 .*x\\.docx（\\d+ 字节）'],
    ['x.html', /^<!doctype html>/, '已生成 .*x\\.html（\\d+ 字节）'],
    ['x.png', /^.PNG/s, '已生成 .*x\\.png（\\d+ 字节）'],
  ])('writes %s', async (name, start, words) => {
    const { exitCode, stdout, stderr } = await run(['render', 'annex-2', file('official.json'), '-o', file(name)]);
    expect([exitCode, stdout]).toEqual([0, '']);
    expect(stderr).toMatch(new RegExp(words));
    expect(stderr).toContain('提醒 9 处：');
    expect(readFileSync(file(name), 'latin1')).toMatch(start);
  });

  it('writes to standard output when asked, and nothing else there', async () => {
    const { exitCode, stdout, stderr } = await run(
      ['render', 'annex-2', '-', '--format', 'html', '-o', '-'],
      sampleBytes('annex-2', 'full').toString(),
    );
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^<!doctype html>[\s\S]*<\/html>/);
  });

  it('writes the named file where nothing else is asked for, also on no terminal', async () => {
    const main = join(import.meta.dirname, '..', '..', 'src', 'cli', 'main.ts');
    const args = [
      '--import',
      import.meta.resolve('tsx'),
      main,
      'render',
      'annex-4',
      'revision.json',
      '--format',
      'html',
    ];
    // No PDF: threads of sources find their loader in the folder of the project only; the packed package makes one.
    const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { cwd: folder });
    expect(stdout).toBe('');
    const [, name = ''] = /^已生成 (.*)（\d+ 字节/.exec(stderr) ?? [];
    expect(name).toMatch(/^附件4-.*\.html$/);
    expect(readFileSync(file(name), 'utf8')).toMatch(/^<!doctype html>/);
  });

  it('says in one line that a filing is one of the other form', async () => {
    const { exitCode, stdout, stderr } = await run(['render', 'annex-2', file('revision.json')]);
    expect([exitCode, stdout]).toEqual([1, '']);
    const words = '看来是附件4 预算绩效目标修订申报表的申报，不是附件2的；请改用 filing-press render annex-4';
    expect(stderr).toBe(`${file('revision.json')} ${words} ${file('revision.json')}\n`);
  });

  it('tells programs in JSON, and nobody anything when asked to be quiet', async () => {
    const told = await run(['render', 'annex-2', file('full.json'), '-o', file('told.html'), '--json']);
    expect([told.exitCode, told.stderr]).toEqual([0, '']);
    expect(JSON.parse(told.stdout)).toMatchObject({ file: file('told.html'), template: expect.any(String) as string });
    const bad = await run(['render', 'annex-2', file('wrong.json'), '-o', file('bad.html'), '--json']);
    expect([bad.exitCode, bad.stderr]).toEqual([1, '']);
    expect(JSON.parse(bad.stdout)).toMatchObject({
      error: { code: 'invalid-filing', errors: [{ rule: 'date-order', pointer: '/endDate' }] },
    });
    const wrong = await run(['render', 'annex-2', file('full.json'), '-o', '-', '--json']);
    expect([wrong.exitCode, JSON.parse(wrong.stdout)]).toMatchObject([2, { error: { code: 'usage' } }]);
    const quiet = await run(['render', 'annex-2', file('official.json'), '-o', file('quiet.html'), '--quiet']);
    expect(quiet).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  });

  it('writes nothing for a filing with errors', async () => {
    const { exitCode, stdout, stderr } = await run(['render', 'annex-2', file('wrong.json'), '-o', file('no.pdf')]);
    expect([exitCode, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/错误 1 处：\n.*\n +结束日期 +\/endDate +date-order/);
    expect((await run(['render', 'annex-2', file('official.json'), '-o', file('no.html'), '--strict'])).exitCode).toBe(
      1,
    );
    expect(readdirSync(folder).filter((name) => name.startsWith('no') || name.startsWith('.'))).toEqual([]);
  });

  it('computes totals and dates the file when asked', async () => {
    await run(['render', 'annex-2', file('official.json'), '-o', file('computed.html'), '--totals', 'compute']);
    await run(['render', 'annex-2', file('official.json'), '-o', file('filed.html')]);
    expect(readFileSync(file('computed.html'), 'utf8')).not.toBe(readFileSync(file('filed.html'), 'utf8'));
    const { exitCode } = await run([
      'render',
      'annex-2',
      file('official.json'),
      '-o',
      file('dated.docx'),
      '--date',
      '2021-03-05',
    ]);
    expect(exitCode).toBe(0);
  });

  it('leaves no browser and no file behind when it is interrupted', async () => {
    const own = mkdtempSync(join(folder, 'interrupted-'));
    const main = join(import.meta.dirname, '..', '..', 'src', 'cli', 'main.ts');
    const source = join(import.meta.dirname, '..', '..', 'templates', 'annex-2', 'samples', 'longest.json');
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', main, 'render', 'annex-2', source, '-o', join(own, 'out.pdf')],
      {
        env: { ...process.env, TMPDIR: own },
        stdio: 'ignore',
      },
    );
    const exited = once(child, 'exit');
    await until(() => runningWith(own).length > 0, 30_000);
    child.kill('SIGINT');
    expect(await exited).toEqual([130, null]);
    await until(() => runningWith(own).length === 0, 5_000);
    expect(readdirSync(own).filter((name) => !name.startsWith('tsx-') && !name.startsWith('node-'))).toEqual([]);
  });
});

/** Process ids of the browser processes that work in a folder. */
function runningWith(work: string): readonly string[] {
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(`${work}/filing-press-`);
    } catch {
      return false; // gone in the meantime
    }
  });
}

async function until(condition: () => boolean, milliseconds: number): Promise<void> {
  const end = Date.now() + milliseconds;
  while (!condition()) {
    if (Date.now() > end) throw new Error('It did not come to pass in time');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
