import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { catalogue } from '../../src/forms/catalogue.ts';
import { sampleNames } from '../../src/forms/form.ts';
import { jsonSchemaOf } from '../../src/forms/json-schema.ts';
import { run } from '../support/command-line.ts';
import { sampleBytes } from '../support/filing-report.ts';

it('forms lists the forms, to people and to programs', async () => {
  const { stdout } = await run(['forms']);
  const listed = JSON.parse((await run(['forms', '--json'])).stdout) as { id: string; samples: string[] }[];
  expect(listed.map(({ id }) => id)).toEqual(catalogue.map(({ id }) => id));
  for (const { id, samples } of listed) {
    expect(stdout).toMatch(new RegExp(`${id} .*${samples.join('、')}`));
  }
});

it('sample gives each sample as it is, the official one unless another is named', async () => {
  for (const { id } of catalogue) {
    expect((await run(['sample', id])).stdout).toBe(sampleBytes(id, 'official').toString());
    for (const name of sampleNames)
      expect((await run(['sample', id, name])).stdout).toBe(sampleBytes(id, name).toString());
  }
});

it('schema gives the schema of a form', async () => {
  for (const { id, schema } of catalogue) {
    expect(JSON.parse((await run(['schema', id])).stdout)).toEqual(JSON.parse(JSON.stringify(jsonSchemaOf(schema))));
  }
});

it('either is written to a file, and said so unless it is to be quiet', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'filing-press-samples-'));
  const path = join(folder, 'a.json');
  expect(await run(['sample', 'annex-2', '-o', path])).toEqual({ exitCode: 0, stdout: '', stderr: `已写出 ${path}\n` });
  expect(readFileSync(path, 'utf8')).toBe(sampleBytes('annex-2', 'official').toString());
  expect((await run(['schema', 'annex-2', '-o', path, '-q'])).stderr).toBe('');
  rmSync(folder, { recursive: true });
});

it.each([
  [['sample'], '请写明用哪张表'],
  [['sample', 'annex-2', 'offical'], '附件2没有样例“offical”，是否指 official；有：official、'],
  [['sample', 'annex-2', 'full', 'x'], '多了 x'],
  [['schema', 'annex-2', 'x'], '多了 x'],
  [['forms', 'x'], '多了 x'],
  [['completion'], '可用 bash'],
  [['completion', 'fish'], '可用 bash'],
])('%j is not how it is used', async (args, words) => {
  const { exitCode, stdout, stderr } = await run(args);
  expect(stderr).toContain(words);
  expect([exitCode, stdout]).toEqual([2, '']);
});
