import { execFileSync } from 'node:child_process';
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readManifest } from '../../../src/fonts/manifest.ts';
import { InstallationError } from '../../../src/installation/damage.ts';
import { examineInstallation, measure, writtenManifest } from '../../../src/installation/examine.ts';
import {
  builtFiles,
  builtManifestName,
  filesThatMatter,
  packedBrowser,
  pathOf,
  readShippedFiles,
  shippedFilesName,
} from '../../../src/installation/shipped-files.ts';
import { PackageCopy } from '../../support/damaged-package.ts';
import { describeWithTools } from '../../support/outside-tools.ts';

const root = join(import.meta.dirname, '..', '..', '..');

describe('The manifest of shipped files', () => {
  const listed = readShippedFiles(root);

  it('is up to date: npm run shipped-files', () => {
    expect([...listed.keys()]).toEqual(filesThatMatter(root));
    for (const [name, file] of listed) expect(measure(pathOf(root, name)), name).toEqual(file);
  });

  it('says of the fonts what their own manifest says', () => {
    const { fonts, excerpts } = readManifest(join(root, 'fonts'));
    for (const { file, bytes, sha256 } of [...fonts, ...excerpts])
      expect(listed.get(`fonts/${file}`)).toEqual({ bytes, sha256 });
  });

  it('goes with the package into the image', () => {
    expect(readFileSync(join(root, '.dockerignore'), 'utf8').split('\n')).toContain(`!${shippedFilesName}`);
    expect(readFileSync(join(root, 'Dockerfile'), 'utf8')).toMatch(new RegExp(`mv dist .*${shippedFilesName}.* code/`));
  });
});

describeWithTools('The manifest of shipped files, by what git has', ['git'], () => {
  const listed = readShippedFiles(root);

  it('lists every template, sample and font, and what the browser and the raster are made of', () => {
    const tracked = execFileSync('git', ['ls-files', 'fonts', 'templates'], { cwd: root, encoding: 'utf8' }).split(
      '\n',
    );
    const data = tracked.filter((file) =>
      /\.(ttf|conf|hbs|css|docx)$|\/(samples|repertoires)\/[^/]+\.(json|txt)$/.test(file),
    );
    expect(data.length).toBeGreaterThan(40);
    expect([...listed.keys()]).toEqual(expect.arrayContaining(data));
    expect([...listed.keys()]).toEqual(expect.arrayContaining(['node_modules/@sparticuz/chromium/bin/chromium.br']));
  });

  it('holds for any checkout: git leaves the line ends of listed files alone', () => {
    const names = [...listed.keys()].filter((name) => !name.startsWith('node_modules/'));
    const attributes = execFileSync('git', ['check-attr', 'text', '--', ...names], { cwd: root, encoding: 'utf8' });
    expect(
      attributes
        .trim()
        .split('\n')
        .filter((line) => !line.endsWith(': text: unset')),
    ).toEqual([]);
  });
});

describe('An installation', () => {
  let copy: PackageCopy;
  beforeEach(() => (copy = new PackageCopy()));
  afterEach(() => copy.delete());

  it('is told of each file that is missing, cut off, changed or too many, and of no other', () => {
    const browser = 'node_modules/@sparticuz/chromium/bin/chromium.br';
    copy.remove('fonts/fonts.conf');
    copy.flip('fonts/FilingPressSong.ttf');
    copy.truncate('fonts/FilingPressHeiCommon.ttf');
    copy.change('templates/shared/tick.hbs', (text) => text.replace('this', 'thus'));
    copy.remove('templates/volume/page.css');
    copy.flip('templates/annex-4/document.docx');
    copy.remove('templates/annex-2/samples/official.json');
    copy.flip(browser);
    // Each would have a say merely by being there.
    copy.write('fonts/licences/other.TTF', 'x');
    copy.write('templates/annex-2/old.hbs', 'x');
    expect(examineInstallation({ root: copy.root })).toEqual([
      { file: 'fonts/FilingPressHeiCommon.ttf', problem: '有 1093368 字节，应为 2186736 字节' },
      { file: 'fonts/FilingPressSong.ttf', problem: '内容与发布时不同' },
      { file: 'fonts/fonts.conf', problem: '缺失' },
      { file: browser, problem: '内容与发布时不同' },
      { file: 'templates/annex-2/samples/official.json', problem: '缺失' },
      { file: 'templates/annex-4/document.docx', problem: '内容与发布时不同' },
      { file: 'templates/shared/tick.hbs', problem: '内容与发布时不同' },
      { file: 'templates/volume/page.css', problem: '缺失' },
      { file: 'templates/annex-2/old.hbs', problem: '是多出来的，不属于本程序' },
      { file: 'fonts/licences/other.TTF', problem: '是多出来的，不属于本程序' },
    ]);
  });

  it('is told of all that lies among the fonts and is neither listed nor a text, whatever it is called', () => {
    copy.write('fonts/FilingPressSong.ttf.bak', 'x');
    copy.write('fonts/repertoires/copy', 'x');
    symlinkSync(copy.path('fonts/repertoires'), copy.path('fonts/more'));
    symlinkSync(copy.path('fonts/FilingPressSong.ttf'), copy.path('fonts/licences/more.txt'));
    copy.write('fonts/licences/other.txt', 'x');
    copy.write('fonts/.DS_Store', 'x');
    const told = examineInstallation({ root: copy.root });
    expect(told.map(({ file }) => file).sort()).toEqual([
      'fonts/FilingPressSong.ttf.bak',
      'fonts/licences/more.txt',
      'fonts/more',
      'fonts/repertoires/copy',
    ]);
    expect(new Set(told.map(({ problem }) => problem))).toEqual(new Set(['是多出来的，不属于本程序']));
  });

  it('is told of a packed browser that was cut off, though nothing but its size is looked at once it is unpacked', () => {
    copy.truncate('node_modules/@sparticuz/chromium/bin/chromium.br');
    copy.flip('node_modules/@sparticuz/chromium/bin/al2023.tar.br');
    expect(examineInstallation({ root: copy.root, inReserve: packedBrowser }).map(({ file }) => file)).toEqual([
      'node_modules/@sparticuz/chromium/bin/chromium.br',
    ]);
  });

  it('whose browser is unpacked may lack the packed one; any other may not', () => {
    for (const file of packedBrowser) copy.remove(file);
    expect(examineInstallation({ root: copy.root, inReserve: packedBrowser })).toEqual([]);
    expect(examineInstallation({ root: copy.root }).map(({ file }) => file)).toEqual(packedBrowser);
  });

  it('that was built is told of each module that is missing, cut off or changed, and of one without its manifest', () => {
    const modules = ['dist/main.js', 'dist/examiner/thread.js', 'dist/pdf/raster-thread.js', 'dist/config.js'];
    for (const file of modules) copy.write(file, `export const name = '${file}';\n`);
    const told = () => examineInstallation({ root: copy.root, isBuilt: true });
    expect(told()).toEqual([{ file: builtManifestName, problem: '缺失或已损坏' }]);
    copy.write(builtManifestName, writtenManifest(copy.root, builtFiles(copy.root)));
    expect(told()).toEqual([]);
    copy.write('dist/examiner/thread.js', '');
    copy.flip('dist/main.js', () => 0);
    copy.remove('dist/config.js');
    copy.write('dist/config.js.map', '{}');
    expect(told()).toEqual([
      { file: 'dist/config.js', problem: '缺失' },
      { file: 'dist/examiner/thread.js', problem: '有 0 字节，应为 47 字节' },
      { file: 'dist/main.js', problem: '内容与发布时不同' },
    ]);
    expect(new InstallationError(told()).message).toContain('npm run build');
    expect(examineInstallation({ root: copy.root })).toEqual([]);
  });

  it.each([
    ['missing', () => copy.remove(shippedFilesName)],
    ['cut off', () => copy.truncate(shippedFilesName)],
    ['another JSON', () => copy.write(shippedFilesName, '[null]')],
  ])('whose manifest is %s is not taken for whole', (_name, damage) => {
    damage();
    expect(examineInstallation({ root: copy.root })).toEqual([{ file: shippedFilesName, problem: '缺失或已损坏' }]);
  });

  it('without a folder has all of its files named, the first five by name', () => {
    for (const name of filesThatMatter(copy.root)) if (name.startsWith('templates/')) copy.remove(name);
    const damages = examineInstallation({ root: copy.root });
    expect(damages.length).toBeGreaterThan(20);
    const { message } = new InstallationError(damages);
    expect(message).toMatch(
      /^安装的文件有误：templates\/annex-2\/document\.docx 缺失；.*；另有 \d+ 个文件。请重新安装/,
    );
    expect(message).not.toContain('\n');
    expect(message).not.toContain(copy.root);
  });
});
