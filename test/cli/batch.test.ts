import { readdirSync, readFileSync } from 'node:fs';
import PizZip from 'pizzip';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBatchFolder, digestOf, manifestOf, namesInZip, type BatchFolder } from '../support/batch-folder.ts';
import { run } from '../support/command-line.ts';
import { changed, sample, sampleBytes } from '../support/filing-report.ts';

let folder: BatchFolder;
beforeEach(() => void (folder = createBatchFolder()));
afterEach(() => folder.remove());
const at = (...steps: string[]): string => folder.at(...steps);
const write = (path: string, content: unknown): void => folder.write(path, content);

describe('with the engine on this machine', () => {
  it('prints a folder, names what it cannot print by its labels, and prints nothing twice', async () => {
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
  });
});

describe('the way it is used', () => {
  it.each([
    [['batch'], '请写明申报所在的文件夹或文件'],
    [['batch', 'a', 'b', '-o', 'x.zip'], '一次处理一个文件夹或文件'],
    [['batch', 'a'], '请用 -o 写明输出到哪里'],
    [['batch', 'a', '-o', 'x.tar'], '看不出要哪种输出'],
    [['batch', 'a', '-o', 'x.zip', '--format', 'html'], '应为 pdf、docx 之一'],
    [['batch', 'a', '-o', 'x.zip', '--format', 'docx', '--profile', 'pdfa-2a'], '只用于 pdf'],
    [['batch', 'a', '-o', 'x.zip', '--duplex'], '只用于合订成一册'],
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
