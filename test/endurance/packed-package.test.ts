import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { namesInZip } from '../support/batch-folder.ts';
import { run } from '../support/command-line.ts';
import { firstBlock } from '../support/readme-blocks.ts';

const call = promisify(execFile);
const project = join(import.meta.dirname, '..', '..');

describe('The package that npm pack makes, installed elsewhere', () => {
  const folder = mkdtempSync(join(tmpdir(), 'filing-press-packed-'));
  const elsewhere = join(folder, 'elsewhere');
  const installed = join(folder, 'prefix', 'lib', 'node_modules', 'filing-press');
  const command = join(folder, 'prefix', 'bin', 'filing-press');
  let packed: readonly string[];

  beforeAll(async () => {
    mkdirSync(elsewhere);
    // The build is that of `npm ci`: another one would take modules away from tests that run meanwhile.
    const packing = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
    const { stdout } = await call('npm', packing, { cwd: project, maxBuffer: 1 << 26 });
    const [pack] = JSON.parse(stdout) as [{ filename: string; files: { path: string }[] }];
    packed = pack.files.map(({ path }) => path);
    const file = join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '');
    const options = ['--prefix', join(folder, 'prefix'), '--prefer-offline', '--no-audit', '--no-fund'];
    await call('npm', ['install', '--global', ...options, file], { cwd: elsewhere });
  }, 240_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  it('holds what runs, and neither sources, tests nor golden pages', () => {
    expect(packed).toEqual(expect.arrayContaining(['dist/cli/main.js', 'fonts/FilingPressSong.ttf', 'LICENSE']));
    expect(
      packed.filter((path) => /^(src|test|docs|scripts)\/|golden|\.(ts|map|py)$/.test(path.replace('.d.ts', ''))),
    ).toEqual([]);
  });

  it('prints from the command line the bytes that are printed here', async () => {
    await call(command, ['sample', 'annex-2', '-o', 'filing.json'], { cwd: elsewhere });
    await call(command, ['render', 'annex-2', 'filing.json'], { cwd: elsewhere });
    const here = join(folder, 'here.pdf');
    expect((await run(['render', 'annex-2', join(elsewhere, 'filing.json'), '-o', here])).exitCode).toBe(0);
    const printed = readFileSync(join(elsewhere, '附件2-2021年度-信息化运维提升.pdf'));
    expect(printed.equals(readFileSync(here))).toBe(true);
  });

  it('runs the first commands of the README, which need nothing that they do not make', async () => {
    const block = firstBlock('README.md', 'npx filing-press').replaceAll('npx filing-press', `'${command}'`);
    const place = join(folder, 'readme');
    mkdirSync(place);
    const { stdout } = await call('sh', ['-e', '-c', block], { cwd: place });
    expect(stdout).toMatch(/没有错误[\s\S]*共 2 项，可以打印 2 项，有误 0 项/);
    for (const file of ['filing.pdf', 'empty.pdf']) expect(readFileSync(join(place, file), 'latin1')).toMatch(/^%PDF-/);
    const files = ['0001-filing.pdf', '0002-revisions_revision.pdf', 'manifest.json'];
    expect(namesInZip(join(place, 'filings.zip'))).toEqual(files);
  });

  it('has the client under its name, with its types', async () => {
    const script = "import('filing-press/client').then(({ FilingPress }) => console.log(typeof FilingPress))";
    const { stdout } = await call(process.execPath, ['-e', script], { cwd: join(installed, '..', '..') });
    expect(stdout).toBe('function\n');
    expect(packed).toContain('clients/typescript/dist/index.d.ts');
  });

  it('serves', async () => {
    const service = spawn(process.execPath, [join(installed, 'dist', 'main.js')], {
      cwd: elsewhere,
      env: { ...process.env, PORT: '0', HOST: '127.0.0.1' },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const ended = once(service, 'exit');
    const [line] = (await once(service.stdout, 'data')) as [Buffer];
    const [url = ''] = /http:\/\/127\.0\.0\.1:\d+/.exec(line.toString()) ?? [];
    const body = readFileSync(join(elsewhere, 'filing.json'));
    const headers = { 'Content-Type': 'application/json' };
    const answer = await fetch(`${url}/v1/forms/annex-2/documents`, { method: 'POST', headers, body });
    expect([answer.status, (await answer.text()).slice(0, 5)]).toEqual([200, '%PDF-']);
    service.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  });
});
