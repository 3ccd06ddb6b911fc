import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { type BatchFolder, createBatchFolder, digestOf, manifestOf, namesInZip } from '../support/batch-folder.ts';
import { run } from '../support/command-line.ts';
import { type ListeningApp, listeningApp } from '../support/listening-app.ts';
import { proxy } from '../support/unreliable-proxy.ts';

let folder: BatchFolder;
beforeEach(() => void (folder = createBatchFolder()));
afterEach(() => folder.remove());
const at = (...steps: string[]): string => folder.at(...steps);
const write = (path: string, content: unknown): void => folder.write(path, content);

describe('with a service', () => {
  let app: ListeningApp;
  beforeAll(async () => {
    app = await listeningApp({ apiKeys: [createHash('sha256').update('a-key-of-the-service').digest()] });
  });
  afterAll(async () => app.close());
  beforeEach(() => {
    app.items.before = async () => Promise.resolve();
    app.items.printed.length = 0;
  });

  const environment = { FILING_API_KEY: 'a-key-of-the-service' };
  const batch = async (args: readonly string[], stdin = '', signal?: AbortSignal, url = app.url) =>
    run(['batch', ...args, '--server', url], stdin, { environment, ...(signal === undefined ? {} : { signal }) });
  /** Filings that the service printed since the last look. */
  const printed = (): string[] => app.items.printed.splice(0).flat();

  const item = (number: number, more: object = {}): object => ({ form: 'annex-2', filing: { number }, ...more });
  const lines = (count: number): string =>
    Array.from({ length: count }, (_, index) => `${JSON.stringify(item(index))}\n`).join('');

  it.each([
    ['NDJSON', 'in.ndjson', lines(3)],
    ['an array', 'in.json', `\uFEFF [${lines(3).trim().split('\n').join(',\n')}]`],
  ])('prints %s, from a file or from standard input', async (_name, file, content) => {
    write(file, content);
    expect((await batch([at(file), '-o', at('file.zip')])).exitCode).toBe(0);
    expect((await batch(['-', '-o', at('stdin.zip')], content)).exitCode).toBe(0);
    expect(digestOf(at('file.zip'))).toBe(digestOf(at('stdin.zip')));
    expect(manifestOf(at('file.zip')).counts).toEqual({ total: 3, printed: 3, refused: 0 });
    expect(namesInZip(at('file.zip'))).toEqual(['0001-样例.pdf', '0002-样例.pdf', '0003-样例.pdf', 'manifest.json']);
  });

  it('sends filings byte for byte, laid out as they are', async () => {
    const filing = '{\n  "projectName" : "\\u4fe1",\n  "x": 2021.0\n}';
    write('in/a.json', `${filing}\n`);
    write('in/b.json', `{ "filing": ${filing} }`);
    expect((await batch([at('in'), '-o', at('out')])).exitCode).toBe(1); // `b` could be either form
    expect((await batch([at('in'), '--form', 'annex-4', '-o', at('out'), '--resume'])).exitCode).toBe(0);
    expect(readFileSync(at('out/0001-a.pdf'), 'utf8')).toBe(filing);
    expect(readFileSync(at('out/0002-b.pdf'), 'utf8')).toBe(filing);
    expect(manifestOf(at('out')).items).toMatchObject([{ form: 'annex-4' }, { form: 'annex-4' }]);
  });

  it('prints several inputs in their order, called by the folders that tell them apart', async () => {
    write('区/财政局/b.json', item(1));
    write('区/财政局/科/c.json', { filing: { number: 2 }, form: 'annex-2', name: '丙' });
    write('区/教育局/d.json', item(3));
    write('区/e.ndjson', lines(2));
    const inputs = ['财政局', '教育局/d.json', 'e.ndjson'].map((name) => at('区', name));
    expect((await batch([...inputs, '-o', at('out.zip')])).exitCode).toBe(0);
    expect(namesInZip(at('out.zip'))).toEqual([
      '0001-丙.pdf',
      '0002-财政局_b.pdf',
      '0003-教育局_d.pdf',
      '0004-样例.pdf',
      '0005-样例.pdf',
      'manifest.json',
    ]);
    expect(manifestOf(at('out.zip')).items).toMatchObject([
      { source: at('区/财政局/科/c.json') },
      { source: at('区/财政局/b.json') },
      { source: at('区/教育局/d.json') },
      { source: at('区/e.ndjson'), line: 1 },
      { source: at('区/e.ndjson'), line: 2 },
    ]);
  });

  it('only checks where that is asked for', async () => {
    const fine = app.press.report;
    expect((await batch(['-', '--check', '--quiet'], lines(2))).stdout).toBe('');
    const error = {
      severity: 'error',
      rule: 'bad',
      pointer: '/bad',
      label: '坏',
      message: '请改（totals=compute）。',
    } as const;
    app.press.report = { ...fine, valid: false, errors: [error] };
    write('in/a.json', item(1));
    write('in/科/b.json', item(2));
    write('in/c.json', '{"a": 1');
    const { exitCode, stdout, stderr } = await batch([at('in'), '--check', '--quiet']);
    const told = JSON.parse((await batch([at('in'), '--check', '--json'])).stdout) as {
      counts: object;
      items: object[];
    };
    app.press.report = fine;
    expect([exitCode, stderr]).toEqual([1, '']);
    expect(stdout).toMatch(/^已检查，什么也没有印：共 3 项，可以打印 0 项，有误 3 项，提醒 0 处。\n有误 3 项：\n/);
    expect(stdout).toMatch(
      /1 +科\/b\.json +坏 +请改（--totals compute）。\n +2 +a\.json .*\n +3 +c\.json .*第 1 行第 8 列/,
    );
    expect(told.counts).toEqual({ total: 3, valid: 0, invalid: 3, warnings: 0 });
    expect(told.items).toMatchObject([{ name: '科/b', errors: [error] }, { valid: false }, { source: 'c.json' }]);
    expect(printed()).toEqual([]);
  });

  it('tells programs what became of all, and of nothing that was printed by a refused one', async () => {
    write('in.ndjson', `${lines(2)}nonsense\n`);
    const { exitCode, stdout, stderr } = await batch([at('in.ndjson'), '-o', at('out.zip'), '--json', '--quiet']);
    expect([exitCode, stderr]).toEqual([1, '']);
    expect(JSON.parse(stdout)).toMatchObject({
      ...{ output: at('out.zip'), complete: true, counts: { total: 3, printed: 2, refused: 1 } },
      refused: [{ index: 3, where: '第 3 行' }],
    });
    const refused = await batch([at('in.ndjson'), '-o', at('none.zip'), '--json', '--on-error', 'fail']);
    expect([refused.exitCode, JSON.parse(refused.stdout)]).toMatchObject([
      1,
      {
        error: {
          code: 'invalid-batch',
          message: expect.stringContaining('--on-error skip') as string,
          items: [{ index: 3 }],
        },
      },
    ]);
  });

  it('prints nothing when one is bad and none may be left out', async () => {
    write(
      'in.ndjson',
      `${JSON.stringify(item(1))}\nnonsense\n${JSON.stringify(item(3, { name: '丙', filing: { bad: '请改。' } }))}\n`,
    );
    const { exitCode, stderr } = await batch([at('in.ndjson'), '-o', at('out.zip'), '--on-error', 'fail']);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/有误未印 2 项：\n.*\n +2 +第 2 行 +第 1 行第 1 列.*\n +3 +第 3 行 丙 +坏 +请改。\n/);
    expect(printed()).toEqual([]);
    expect(readdirSync(folder.path)).toEqual(['in.ndjson']);
  });

  it('says what is missing in a volume and why, and writes that beside one that cannot hold it', async () => {
    write('in.ndjson', `${lines(1)}nonsense\n${JSON.stringify(item(3, { filing: { bad: '请改。' } }))}\n${lines(1)}`);
    const bind = async (profile: string) =>
      batch([at('in.ndjson'), '-o', at('out.pdf'), '--on-error', 'skip', '--profile', profile]);
    const archived = await bind('pdfa-1b');
    expect(archived.exitCode).toBe(1);
    expect(archived.stderr).toMatch(
      /共 4 项，印成 2 项，有误 2 项，10 页。\n这种 PDF\/A 附不了清单，写在 .*out.manifest.json。\n/,
    );
    expect(archived.stderr).toMatch(/有误未印 2 项：\n.*\n +2 +第 2 行 +第 1 行第 1 列.*\n +3 +第 3 行 +坏 +请改。\n/);
    expect(readFileSync(at('out.pdf'), 'utf8')).toMatch(/^\{"number":0\}\n\{"number":0\}\n/);
    expect(JSON.parse(readFileSync(at('out.manifest.json'), 'utf8'))).toMatchObject({
      ...{ build: 'filing-press/0.0.0', order: { profile: 'pdfa-1b' }, counts: { printed: 2, refused: 2 } },
      items: [
        { line: 1, status: 'printed', firstPage: 1, pages: 5 },
        { line: 2, status: 'refused', problem: { code: 'invalid-json' } },
        { line: 3, status: 'refused', problem: { code: 'invalid-filing' } },
        { line: 4, status: 'printed', firstPage: 6 },
      ],
      complete: true,
    });

    // A volume that holds its manifest has no other.
    expect((await bind('pdfa-3b')).stderr).not.toContain('附不了清单');
    expect(readdirSync(folder.path).toSorted()).toEqual(['in.ndjson', 'out.pdf']);
  });

  it('writes no volume when the service ends before all is printed', async () => {
    const ending = await listeningApp();
    ending.items.before = async (signal) => {
      await sleep(20);
      if (ending.items.printed.length === 2) void ending.server.drain(300);
      if (signal.aborted) throw new AppError('draining', '服务正在停止。');
    };
    write('in.ndjson', lines(1500));
    const args = [at('in.ndjson'), '-o', at('out.pdf'), '--on-error', 'skip'];
    const { exitCode, stderr } = await batch(args, '', undefined, ending.url);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('合订本没有印完，没有写出');
    expect(readdirSync(folder.path)).toEqual(['in.ndjson']);
    await ending.close();
  });

  it('writes into no folder that holds something else', async () => {
    write('in.ndjson', lines(1));
    write('out/precious.txt', 'x');
    for (const more of [[], ['--resume']]) {
      expect(await batch([at('in.ndjson'), '-o', at('out'), ...more])).toMatchObject({
        exitCode: 2,
        stderr: expect.stringContaining('不是空的') as string,
      });
    }
    expect(readdirSync(at('out'))).toEqual(['precious.txt']);
  });

  it.each([
    ['no key', { environment: {} }, '缺少有效的 API 密钥'],
    ['a wrong key', { environment: { FILING_API_KEY: 'wrong' } }, '缺少有效的 API 密钥'],
  ])('says so when the service refuses it for %s', async (_name, surroundings, words) => {
    write('in.ndjson', lines(1));
    const ended = await run(['batch', at('in.ndjson'), '-o', at('out.zip'), '--server', app.url], '', surroundings);
    expect(ended.exitCode).toBe(2);
    expect(ended.stderr).toContain(words);
  });

  it('waits while the service is busy, as long as it says', async () => {
    const busy = await proxy(app.url, 2);
    try {
      const { exitCode, stderr } = await batch(['-', '-o', at('out.zip')], lines(20), undefined, busy.url);
      expect(stderr.match(/服务忙，1 秒后再试/g)).toHaveLength(2);
      expect(exitCode).toBe(0);
      expect(manifestOf(at('out.zip')).counts).toEqual({ total: 20, printed: 20, refused: 0 });
    } finally {
      busy.server.close();
    }
  });

  it('keeps what has come when it is interrupted, and goes on from there', async () => {
    const interruption = new AbortController();
    app.items.before = async () => {
      await sleep(30);
      if (app.items.printed.length === 3) interruption.abort();
    };
    write('in.ndjson', lines(700));
    const { exitCode, stderr } = await batch([at('in.ndjson'), '-o', at('out.zip')], '', interruption.signal);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('已中断');
    const { items, complete } = manifestOf(at('out.zip'));
    const there = items.filter(({ status }) => status === 'printed');
    expect(complete).toBe(false);
    expect(items).toHaveLength(700);
    expect(items.at(-1)).toMatchObject({ line: 700, status: 'refused', problem: { code: 'draining' } });
    expect(there.map(({ file }) => file)).toEqual(namesInZip(at('out.zip')).slice(0, -1));
    expect(there.length).toBeGreaterThan(0);
    expect(there.length).toBeLessThan(700);

    app.items.before = async () => Promise.resolve();
    printed();
    expect((await batch([at('in.ndjson'), '-o', at('out.zip'), '--resume'])).exitCode).toBe(0);
    // Some that were under way when the connection ended are among them, but none that was delivered.
    const again = new Set(printed());
    expect(again.size).toBe(700 - there.length);
    expect(there.filter(({ index }) => again.has(`{"number":${Number(index) - 1}}`))).toEqual([]);
    expect(manifestOf(at('out.zip'))).toMatchObject({ complete: true, counts: { printed: 700 } });
  });

  it('keeps what has come when the connection breaks', async () => {
    const breaking = await proxy(app.url, 0, 40_000);
    app.items.before = async () => sleep(10);
    try {
      write(
        'in.ndjson',
        Array.from(
          { length: 60 },
          (_, index) => `${JSON.stringify(item(index, { filing: { index, x: 'x'.repeat(2000) } }))}\n`,
        ).join(''),
      );
      const { exitCode, stderr } = await batch([at('in.ndjson'), '-o', at('out')], '', undefined, breaking.url);
      expect(exitCode).toBe(2);
      expect(stderr).toContain('与服务的连接断了');
      const { items, complete } = manifestOf(at('out'));
      const there = items.filter(({ status }) => status === 'printed');
      expect(complete).toBe(false);
      expect(there.length).toBeGreaterThan(5);
      expect(there.length).toBeLessThan(60);
      const resumed = await batch([at('in.ndjson'), '-o', at('out'), '--resume']);
      expect(resumed.exitCode).toBe(0);
      expect(resumed.stderr).toContain(`印成 ${60 - there.length} 项，沿用上次 ${there.length} 项`);
    } finally {
      breaking.server.close();
    }
  });

  it('reports that the service ends as such, not as faults of the filings', async () => {
    const ending = await listeningApp();
    ending.items.before = async (signal) => {
      await sleep(20);
      if (ending.items.printed.length === 2) void ending.server.drain(1_000);
      if (signal.aborted) throw new AppError('draining', '服务正在停止。');
    };
    write('in.ndjson', lines(1500));
    const { exitCode, stderr } = await batch([at('in.ndjson'), '-o', at('out.zip')], '', undefined, ending.url);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/服务正在停止；.*没有印到 \d+ 项/);
    expect(stderr).not.toContain('有误');
    await ending.close();
  });
});
