import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PackageCopy } from '../support/damaged-package.ts';

const browser = 'node_modules/@sparticuz/chromium/bin/chromium.br';

/** What is done to the copy, and the file that has to be named. */
const damages: readonly (readonly [name: string, file: string, damage: (copy: PackageCopy, file: string) => void])[] = [
  ['no fonts.conf', 'fonts/fonts.conf', (copy, file) => copy.remove(file)],
  [
    'a font with other bytes, as many as before',
    'fonts/FilingPressXiaoBiaoSongCommon.ttf',
    (copy, file) => copy.flip(file),
  ],
  [
    'a font whose map of characters is garbage',
    'fonts/FilingPressSong.ttf',
    (copy, file) => copy.flip(file, () => 300),
  ],
  ['a font that was cut off', 'fonts/FilingPressHei.ttf', (copy, file) => copy.truncate(file)],
  ['no font of symbols', 'fonts/FilingPressSymbols.ttf', (copy, file) => copy.remove(file)],
  ['no page template', 'templates/annex-4/page.hbs', (copy, file) => copy.remove(file)],
  [
    'a page template that is none',
    'templates/annex-2/page.hbs',
    (copy, file) => copy.change(file, (text) => `${text}{{#each`),
  ],
  ['no stylesheet', 'templates/annex-2/page.css', (copy, file) => copy.remove(file)],
  ['a damaged Word template', 'templates/annex-2/document.docx', (copy, file) => copy.flip(file)],
  ['half a Word template', 'templates/annex-4/document.docx', (copy, file) => copy.truncate(file)],
  ['no list of the characters of GBK', 'fonts/repertoires/gbk-symbols.txt', (copy, file) => copy.remove(file)],
  ['no sample', 'templates/annex-2/samples/full.json', (copy, file) => copy.remove(file)],
];

const groups = [0, 4, 8].map((start) => {
  const group = damages.slice(start, start + 4);
  return [group.map(([name]) => name).join(', '), group] as const;
});

/** What is told before anything is served, apart from the log. */
function plainLines(stderr: string): readonly string[] {
  return stderr.split('\n').filter((line) => line !== '' && !line.startsWith('{'));
}

/** Faults that were meant, so that the manifest has them. */
const faults: readonly (readonly [name: string, file: string, change: (text: string) => string])[] = [
  ['a page template that is none', 'templates/annex-2/page.hbs', (text) => `${text}{{#each`],
  [
    'a page template with a name that the View does not have',
    'templates/annex-4/page.hbs',
    (text) => `${text}<p>{{nobody}}</p>`,
  ],
  [
    'a partial with a name that the View does not have',
    'templates/annex-2/parts/overview.hbs',
    (text) => text.replace('{{', '{{nobody}}{{'),
  ],
  [
    'a list of contents that cannot be filled',
    'templates/volume/page.hbs',
    (text) => text.replace('{{title}}', '{{heading}}'),
  ],
  ['a sample that is no filing', 'templates/annex-4/samples/full.json', () => '{"form":'],
  ['a Word template that is no ZIP', 'templates/annex-4/document.docx', () => 'PK'],
];

describe('A service whose installation has', () => {
  let copy: PackageCopy;
  beforeEach(() => (copy = new PackageCopy()));
  afterEach(() => copy.delete());

  const refusal = async (environment: Readonly<Record<string, string>> = {}): Promise<string> => {
    const { code, stdout, stderr } = await copy.run('src/main.ts', [], {
      FILING_PRESS_LOG_LEVEL: 'error',
      ...environment,
    });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    const [line = '', ...more] = plainLines(stderr);
    expect(more).toEqual([]);
    expect(line).toContain('请重新安装 filing-press');
    expect(line).not.toContain(copy.root);
    return line;
  };

  // A process names five files: so many kinds of damage are made at once.
  it.each(groups)('%s does not start, and names each', async (_name, group) => {
    for (const [, file, damage] of group) damage(copy, file);
    const line = await refusal();
    for (const [, file] of group) expect(line).toMatch(new RegExp(`[：；]${file} `));
  });

  it('no manifest does not start', async () => {
    copy.remove('shipped-files.json');
    expect(await refusal()).toMatch(/^安装的文件有误：shipped-files\.json 缺失或已损坏/);
  });

  it('a damaged browser neither starts nor leaves anything of it to be started', async () => {
    copy.flip(browser);
    const folder = join(copy.root, 'browser');
    mkdirSync(folder, { mode: 0o700 });
    expect(await refusal({ FILING_PRESS_BROWSER_FOLDER: folder })).toContain(
      `安装的文件有误：${browser} 内容与发布时不同`,
    );
    expect(existsSync(folder) ? readdirSync(folder).filter((name) => !name.endsWith('.tmp')) : []).toEqual([]);
  });

  it.each(faults)('%s does not start, and names it', async (_name, file, change) => {
    copy.change(file, change);
    copy.list(file);
    expect(await refusal()).toMatch(new RegExp(`^模板 ${file} 有误（`));
  });
});
