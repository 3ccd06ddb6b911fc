import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import PizZip from 'pizzip';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { type BatchFolder, createBatchFolder, digestOf, manifestOf, namesInZip } from '../support/batch-folder.ts';
import { run } from '../support/command-line.ts';
import { changed, sample, sampleBytes } from '../support/filing-report.ts';

let folder: BatchFolder;
beforeEach(() => void (folder = createBatchFolder()));
afterEach(() => folder.remove());
const at = (...steps: string[]): string => folder.at(...steps);
const write = (path: string, content: unknown): void => folder.write(path, content);

/** Each run of the command starts a browser of its own. */
const startsBrowsers = { timeout: 120_000 };

describe('with the engine on this machine', () => {
  it(
    'prints a folder, names what it cannot print by its labels, and prints nothing twice',
    startsBrowsers,
    async () => {
      write('in/2.json', sampleBytes('annex-4', 'official').toString());
      write('in/10.json', sampleBytes('annex-2', 'official').toString());
      write('in/财政局/甲.json', { form: 'annex-2', filing: sample('annex-2', 'blank'), name: '甲/乙' });
      write('in/财政局/错.json', changed(sample('annex-2', 'full'), { '/endDate': '2001-01-01' }));
      write('in/财政局/半.json', '{"fiscalYear": 2021');
      write('in/.hidden/a.json', '{}');
      write('in/notes.txt', 'no filing');

      const first = await run(['batch', at('in'), '-o', at('out.zip')]);
      expect(first.exitCode).toBe(1);
      expect(first.stderr).toContain('共 5 项，印成 3 项，有误 2 项');
      expect(first.stderr).toMatch(/\n +3 +财政局\/半.json +第 1 行第 20 列/);
      expect(first.stderr).toMatch(/\n +4 +财政局\/错.json +结束日期 +结束日期 2001年1月1日 早于起始日期/);
      expect(namesInZip(at('out.zip'))).toEqual(['0001-2.pdf', '0002-10.pdf', '0005-甲_乙.pdf', 'manifest.json']);
      expect(manifestOf(at('out.zip'))).toMatchObject({
        complete: true,
        counts: { total: 5, printed: 3, refused: 2 },
        items: [
          { source: '2.json', form: 'annex-4', status: 'printed', pages: 1 },
          { source: '10.json', form: 'annex-2', status: 'printed', pages: 5 },
          { source: '财政局/半.json', status: 'refused', problem: { code: 'invalid-json' } },
          { source: '财政局/错.json', status: 'refused', problem: { code: 'invalid-filing' } },
          { source: '财政局/甲.json', status: 'printed', file: '0005-甲_乙.pdf' },
        ],
      });

      const digest = digestOf(at('out.zip'));
      const again = await run(['batch', at('in'), '-o', at('out.zip'), '--resume']);
      expect(again.stderr).toContain('印成 0 项，沿用上次 3 项，有误 2 项');
      expect(digestOf(at('out.zip'))).toBe(digest);

      const alone = await run(['render', 'annex-2', at('in/10.json'), '-o', at('alone.pdf')]);
      expect(alone.exitCode).toBe(0);
      const inZip = new PizZip(readFileSync(at('out.zip'))).files['0002-10.pdf']?.asUint8Array() ?? new Uint8Array();
      expect(readFileSync(at('alone.pdf')).equals(inZip)).toBe(true);
    },
  );
  it('ends in order when it is interrupted, and goes on from there', startsBrowsers, async () => {
    const filing = (index: number) => changed(sample('annex-4', 'official'), { '/filingUnit': `第${index + 1}科` });
    write(
      'in.json',
      Array.from({ length: 48 }, (_, index) => ({ filing: filing(index), name: `第${index + 1}份` })),
    );
    const interruption = new AbortController();
    const running = run(['batch', at('in.json'), '-o', at('out/')], '', { signal: interruption.signal });
    const files = (): string[] => readdirSync(at('out')).filter((name) => name.endsWith('.pdf'));
    while (!existsSync(at('out')) || files().length < 3) await sleep(10);
    interruption.abort(new AppError('client-gone', '已中断。'));
    const { exitCode, stderr } = await running;
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/已中断；.*没有印到 \d+ 项/);
    const { items, complete } = manifestOf(at('out'));
    const printed = items.filter(({ status }) => status === 'printed');
    expect(complete).toBe(false);
    expect(items).toHaveLength(48);
    expect(printed.map(({ file }) => file)).toEqual(files().toSorted());
    expect(printed.length).toBeLessThan(48);

    const resumed = await run(['batch', at('in.json'), '-o', at('out/'), '--resume']);
    expect(resumed.exitCode).toBe(0);
    expect(resumed.stderr).toContain(`印成 ${48 - printed.length} 项，沿用上次 ${printed.length} 项`);
    expect(files()).toHaveLength(48);
    expect(manifestOf(at('out'))).toMatchObject({ complete: true, counts: { printed: 48 } });
  });

  it('binds a volume, or none where one item is bad that may not be missing', startsBrowsers, async () => {
    write('in/1.json', sampleBytes('annex-4', 'official').toString());
    write('in/2.json', sampleBytes('annex-4', 'blank').toString());
    write('in/3.json', changed(sample('annex-4', 'official'), { '/projectName': '' }));
    const refused = await run(['batch', at('in'), '-o', at('out.pdf')]);
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toMatch(
      /什么也没有印；.*加 --on-error skip 只印其余的。\n有误未印 1 项：\n.*\n +3 +3.json +项目名称 /,
    );
    expect(readdirSync(folder.path)).toEqual(['in']);

    const bound = await run([
      'batch',
      at('in'),
      '-o',
      at('out.pdf'),
      '--on-error',
      'skip',
      '--duplex',
      '--profile',
      'pdfa-2b',
    ]);
    expect(bound.exitCode).toBe(1);
    expect(bound.stderr).toMatch(
      /共 3 项，印成 2 项，有误 1 项，3 页，提醒 2 处（见清单）。\n.*out.manifest.json。\n有误未印 1 项：\n.*\n +3 +3.json +项目名称 /,
    );
    expect(readFileSync(at('out.pdf'), 'latin1')).toMatch(/^%PDF-1\.7[\s\S]*%%EOF\s*$/);
  });
});

describe('the way it is used', () => {
  it.each([
    [['batch'], '请写明申报所在的文件夹或文件'],
    [['batch', 'a', 'b', '-o', 'x.zip'], '读不了 a'],
    [['batch', 'a/*.json', '-o', 'x.zip'], '没有与它相符的文件'],
    [['batch', 'a'], '请用 -o 写明输出到哪里'],
    [['batch', 'a', '-o', 'x.tar'], '看不出要哪种输出'],
    [['batch', 'a', '-o', 'x.zip', '--format', 'html'], '应为 pdf、docx 之一'],
    [['batch', 'a', '-o', 'x.zip', '--format', 'docx', '--profile', 'pdfa-2a'], '只用于 pdf'],
    [['batch', 'a', '-o', 'x.zip', '--duplex'], '只用于合订成一册'],
    [['batch', 'a', '-o', 'x.pdf', '--format', 'docx'], '合订本只有 PDF'],
    [['batch', 'a', '-o', 'x.pdf', '--resume'], '不能续印'],
    [['batch', 'a', '-o', 'x.zip', '--contents'], '只用于合订成一册'],
    [['batch', 'a', '-o', 'x.zip', '--on-error', 'stop'], '应为 fail、skip 之一'],
    [['batch', 'a', '-o', 'x.zip', '--form', 'annex-3'], '没有“annex-3”这张表'],
    [['batch', 'a', '-o', 'x.zip', '--date', '今天'], '应为日期'],
    [['batch', 'a', '-o', 'x.zip', '--server', 'localhost'], '不是网址'],
    [['batch', 'a', '-o', 'x.zip', '--api-key', 'k'], '要与 --server 一起用'],
    [['batch', '/no/such/folder', '-o', 'x.zip'], '没有这个文件或文件夹'],
  ])('%j is not it', async (args, words) => {
    const { exitCode, stderr } = await run(args);
    expect(stderr).toContain(words);
    expect(exitCode).toBe(2);
  });

  it('says that a service cannot be reached', async () => {
    write('in.ndjson', '{"form":"annex-2","filing":{}}\n');
    const { exitCode, stderr } = await run([
      'batch',
      at('in.ndjson'),
      '-o',
      at('x.zip'),
      '--server',
      'http://127.0.0.1:1',
    ]);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('连不上 http://127.0.0.1:1/')]);
    expect(readdirSync(folder.path)).toEqual(['in.ndjson']);
  });
});
