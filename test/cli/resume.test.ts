import { copyFileSync, existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import PizZip from 'pizzip';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type BatchFolder, createBatchFolder, digestOf, manifestOf, namesInZip } from '../support/batch-folder.ts';
import { type Run, run } from '../support/command-line.ts';
import { type ListeningApp, listeningApp } from '../support/listening-app.ts';

let folder: BatchFolder;
beforeEach(() => void (folder = createBatchFolder()));
afterEach(() => folder.remove());
const at = (...steps: string[]): string => folder.at(...steps);
const write = (path: string, content: unknown): void => folder.write(path, content);

let app: ListeningApp;
beforeAll(async () => {
  app = await listeningApp();
});
afterAll(async () => app.close());
beforeEach(() => {
  app.items.before = async () => Promise.resolve();
  app.items.printed.length = 0;
});

const batch = async (args: readonly string[]): Promise<Run> => run(['batch', ...args, '--server', app.url]);
/** Filings that the service printed since the last look. */
const printed = (): string[] => app.items.printed.splice(0).flat();

const item = (number: number): object => ({ form: 'annex-2', filing: { number } });
const lines = (count: number): string =>
  Array.from({ length: count }, (_, index) => `${JSON.stringify(item(index))}\n`).join('');

describe('a run with --resume', () => {
  it('prints again only what the manifest and the digests do not prove', async () => {
    for (const number of [1, 2, 3, 4]) write(`in/${number}.json`, item(number));
    expect((await batch([at('in'), '-o', at('out/')])).exitCode).toBe(0);
    printed();

    writeFileSync(at('out/0002-2.pdf'), 'tampered');
    rmSync(at('out/0003-3.pdf'));
    expect((await batch([at('in'), '-o', at('out/'), '--resume'])).stderr).toContain('印成 2 项，沿用上次 2 项');
    expect(printed()).toEqual(['{"number":2}', '{"number":3}']);

    // One more in front: the others are only renamed. One less at the end: its file goes.
    write('in/0.json', item(0));
    rmSync(at('in/4.json'));
    expect((await batch([at('in'), '-o', at('out/'), '--resume'])).stderr).toContain('印成 1 项，沿用上次 3 项');
    expect(printed()).toEqual(['{"number":0}']);
    expect(readdirSync(at('out')).toSorted()).toEqual([
      '0001-0.pdf',
      '0002-1.pdf',
      '0003-2.pdf',
      '0004-3.pdf',
      'manifest.json',
    ]);
    for (const { file, sha256 } of manifestOf(at('out')).items) expect(digestOf(at('out', String(file)))).toBe(sha256);

    await batch([at('in'), '-o', at('out/'), '--resume', '--totals', 'compute']);
    expect(printed()).toHaveLength(4);
  });

  it('copies from the ZIP of the last time, and the result is that of one run', async () => {
    write('some.ndjson', lines(5));
    write('all.ndjson', lines(9));
    await batch([at('some.ndjson'), '-o', at('out.zip')]);
    printed();
    expect((await batch([at('all.ndjson'), '-o', at('out.zip'), '--resume'])).stderr).toContain('沿用上次 5 项');
    expect(printed()).toHaveLength(4);
    await batch([at('all.ndjson'), '-o', at('once.zip')]);
    expect(digestOf(at('out.zip'))).toBe(digestOf(at('once.zip')));
    writeFileSync(at('out.zip'), 'no ZIP any more');
    expect((await batch([at('all.ndjson'), '-o', at('out.zip'), '--resume'])).stderr).toContain('不是完整的 ZIP');
    expect(digestOf(at('out.zip'))).toBe(digestOf(at('once.zip')));
  });

  it('goes on from a ZIP that was fetched from the service as from one of its own', async () => {
    const fetched = async (body: string, query = ''): Promise<Buffer> => {
      const headers = { 'Content-Type': 'application/x-ndjson' };
      const answer = await fetch(`${app.url}/v1/batches${query}`, { method: 'POST', headers, body });
      return Buffer.from(await answer.arrayBuffer());
    };
    const bad = JSON.stringify({ form: 'annex-2', name: '丁', filing: { bad: '请改。' } });
    write('some.ndjson', lines(5) + bad);
    write('all.ndjson', lines(9));
    writeFileSync(at('out.zip'), await fetched(lines(5) + bad));
    await batch([at('some.ndjson'), '-o', at('own.zip')]);
    expect(digestOf(at('own.zip'))).toBe(digestOf(at('out.zip')));
    printed();

    const folderOfZip = new PizZip(readFileSync(at('out.zip'))).files;
    for (const file of Object.values(folderOfZip)) write(`out/${file.name}`, file.asText());
    for (const output of ['out.zip', 'out/']) {
      const { stderr } = await batch([at('all.ndjson'), '-o', at(output), '--resume']);
      expect(stderr).toContain('印成 4 项，沿用上次 5 项');
      expect(printed()).toHaveLength(4);
    }
    expect(readFileSync(at('out.zip')).equals(await fetched(lines(9)))).toBe(true);

    writeFileSync(at('out.zip'), await fetched(lines(9), '?totals=compute'));
    expect((await batch([at('all.ndjson'), '-o', at('out.zip'), '--resume'])).stderr).toContain('选项');
  });

  it.each([
    ['no build', (text: string) => text.replace(/"build":"[^"]*",/, ''), '没有写明是哪个版本印的'],
    ['another build', (text: string) => text.replace('filing-press/0.0.0', 'filing-press/0.0.1'), '另一个版本'],
    ['other fonts', (text: string) => text.replace(',"order"', ',"fonts":{"song":"SimSun 5.16"},"order"'), '自备字体'],
  ])('prints everything again, and says why, from a manifest with %s', async (_name, change, reason) => {
    write('in.ndjson', lines(2));
    await batch([at('in.ndjson'), '-o', at('out/')]);
    printed();
    write('out/manifest.json', change(readFileSync(at('out/manifest.json'), 'utf8')));
    const { exitCode, stderr } = await batch([at('in.ndjson'), '-o', at('out/'), '--resume']);
    expect([exitCode, printed().length]).toEqual([0, 2]);
    expect(stderr).toMatch(new RegExp(`不能接着用，全部重印：.*${reason}`));
  });

  /** What a run that was killed leaves: any two beginnings of the ZIP and of its manifest. */
  const cut = (zip: Buffer, manifest: string, parts: readonly [number, number], number = 1): void => {
    writeFileSync(at(`out.zip.partial-${number}`), zip.subarray(0, parts[0]));
    writeFileSync(at(`out.zip.partial-${number}.json`), Buffer.from(manifest).subarray(0, parts[1]));
  };

  it('goes on from what a killed run has left, wherever that was cut off, and the result is that of one run', async () => {
    write('in.ndjson', lines(5));
    await batch([at('in.ndjson'), '-o', at('once.zip')]);
    const zip = readFileSync(at('once.zip'));
    const manifest = new PizZip(zip).files['manifest.json']?.asText() ?? '';
    const items = manifest.split('\n').slice(1, -2);
    const endOfLine = (line: number): number => Buffer.byteLength(manifest.split('\n').slice(0, line).join('\n'));
    const endOfFile = (file: number): number =>
      zip.indexOf(Buffer.from(`PK\x03\x04`), file === 1 ? 4 : endOfFile(file - 1) + 4);
    const run = async (): Promise<number> => {
      printed();
      const { exitCode } = await batch([at('in.ndjson'), '-o', at('out.zip'), '--resume']);
      expect([exitCode, digestOf(at('out.zip'))]).toEqual([0, digestOf(at('once.zip'))]);
      expect(readdirSync(folder.path).toSorted()).toEqual(['in.ndjson', 'once.zip', 'out.zip']);
      rmSync(at('out.zip'));
      return printed().length;
    };
    expect(items).toHaveLength(5);
    for (const [parts, left] of [
      [[0, 0], 5],
      [[10, endOfLine(1) - 5], 5], // nothing is known
      [[endOfFile(2), endOfLine(3) + 1], 3],
      [[endOfFile(2) + 20, endOfLine(3) + 20], 3], // both in the middle of the third
      [[endOfFile(3) - 1, endOfLine(4)], 3], // the manifest knows one more than is there
      [[endOfFile(4), endOfLine(3)], 3], // one more is there than the manifest knows
      [[zip.length, endOfLine(6)], 0],
    ] as const) {
      cut(zip, manifest, parts);
      expect(await run()).toBe(left);
    }

    // A byte that was lost on the disk, and two runs that were killed one after the other.
    const damaged = Buffer.from(zip);
    damaged[zip.indexOf('{"number":1}')] = 0;
    cut(damaged, manifest, [zip.length, endOfLine(6)]);
    expect(await run()).toBe(1);
    cut(damaged, manifest, [endOfFile(3), endOfLine(4)], 3);
    cut(zip, manifest, [endOfFile(2), endOfLine(3)], 7);
    expect(await run()).toBe(2);
  });

  it('writes down what it has while it runs, for a run that would go on if this one were killed', async () => {
    app.items.before = async () => sleep(10);
    write('in.ndjson', lines(80));
    const [partial, left] = ['out.zip', 'killed.zip'].map((name) => at(`${name}.partial-1`)) as [string, string];
    const running = batch([at('in.ndjson'), '-o', at('out.zip')]);
    while (!existsSync(partial) || statSync(partial).size < 1_000) await sleep(2);
    for (const more of ['', '.json']) copyFileSync(partial + more, left + more);
    expect((await running).exitCode).toBe(0);
    expect(existsSync(partial) || existsSync(`${partial}.json`)).toBe(false);

    const anew = await batch([at('in.ndjson'), '-o', at('killed.zip')]);
    expect(anew.stderr).toContain('killed.zip.partial-1 是上次没有印完留下的：加 --resume 可接着印');
    rmSync(at('killed.zip'));
    const { exitCode, stderr } = await batch([at('in.ndjson'), '-o', at('killed.zip'), '--resume']);
    expect(exitCode).toBe(0);
    expect(Number(/沿用上次 (\d+) 项/.exec(stderr)?.[1])).toBeGreaterThan(3);
    expect(namesInZip(at('killed.zip'))).toEqual(namesInZip(at('out.zip')));
    expect(manifestOf(at('killed.zip'))).toMatchObject({ complete: true, counts: { printed: 80 } });
    expect(readdirSync(folder.path).toSorted()).toEqual(['in.ndjson', 'killed.zip', 'out.zip']);
  });
});
