import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Composition, compose } from '../../src/composition.ts';
import { readConfig } from '../../src/config.ts';
import { formOf } from '../support/filing-report.ts';
import { licensedFace } from '../support/licensed-face.ts';
import { describeWithTools } from '../support/outside-tools.ts';
import { spawnService, startService } from '../support/service-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'filing-press-mounted-'));
let composition: Composition;

beforeAll(() => {
  // Stand-ins for licensed faces: a collection and a plain file.
  writeFileSync(
    join(folder, 'simsun.ttc'),
    licensedFace('FilingPressXiaoBiaoSong.ttf', { postScriptName: 'OtherSong', collection: true }),
  );
  writeFileSync(join(folder, 'simhei.ttf'), licensedFace('FilingPressHei.ttf', { postScriptName: 'LicensedHei' }));
  composition = compose({
    ...readConfig({}),
    fonts: { folder, roles: { song: { file: 'simsun.ttc', index: 0 }, hei: { file: 'simhei.ttf', index: 0 } } },
  });
});

afterAll(async () => {
  await composition.close();
  rmSync(folder, { recursive: true });
});

function filingOf(district: string): object {
  return { fiscalYear: 2021, projectName: district, district, subprojects: [{}] };
}

async function print(district: string): Promise<string> {
  const { bytes } = await composition.press.make(
    {
      form: formOf('annex-2'),
      source: Buffer.from(JSON.stringify(filingOf(district))),
      format: 'pdf',
      profile: 'pdfa-2a',
      strict: false,
      totals: 'as-filed',
    },
    { signal: new AbortController().signal },
  );
  const path = join(folder, 'printed.pdf');
  writeFileSync(path, bytes);
  return path;
}

describeWithTools('a deployment with faces of its own', ['pdffonts', 'pdftotext'], () => {
  it('prints with them, and the PDF says which face it used', async () => {
    const path = await print('东湖区');
    const fonts = execFileSync('pdffonts', [path], { encoding: 'utf8' });
    const names = fonts
      .split('\n')
      .slice(2)
      .filter(Boolean)
      .map((line) => line.replace(/^[A-Z]{6}\+(\S+).*/, '$1'));
    expect(names.sort()).toEqual(['FilingPressXiaoBiaoSongCommon-Regular', 'LicensedHei', 'OtherSong']);
    expect(fonts).not.toContain('Type 3');
  });

  it('still prints every character of the shipped fonts, as the same code points', async () => {
    const text = '㐀鿯𠀀𬺰é☑人';
    const read = execFileSync('pdftotext', ['-raw', await print(text), '-'], { encoding: 'utf8' });
    expect(read.split(text).length - 1).toBeGreaterThanOrEqual(2);
  });

  it('is described with file names, never with paths', () => {
    const fonts = composition.fonts.describe();
    expect(fonts.map(({ role, source, file }) => [role, source, file])).toEqual([
      ['song', 'mounted', 'simsun.ttc'],
      ['xiaobiaosong', 'shipped', 'FilingPressXiaoBiaoSong.ttf'],
      ['hei', 'mounted', 'simhei.ttf'],
      ['rare', 'shipped', 'FilingPressSongExt.ttf'],
      ['recent', 'shipped', 'FilingPressSongRecent.ttf'],
      ['symbols', 'shipped', 'FilingPressSymbols.ttf'],
      ['signs', 'shipped', 'FilingPressSigns.ttf'],
    ]);
    expect(fonts[0]?.repertoires.find(({ id }) => id === 'general-standard')).toMatchObject({
      covered: 8_105,
      of: 8_105,
    });
    expect(JSON.stringify(fonts)).not.toContain(folder);
  });

  it('leaves nothing behind when it ends', async () => {
    const other = compose({ ...readConfig({}), fonts: { folder, roles: { hei: { file: 'simhei.ttf', index: 0 } } } });
    const made = dirname(await other.fonts.fontconfig());
    expect(existsSync(join(made, 'hei.ttf'))).toBe(true);
    await other.fonts.release();
    expect(existsSync(made)).toBe(false);
  });

  it('is configured by environment, told by GET /v1/fonts, and prints over HTTP', { timeout: 60_000 }, async () => {
    const service = await startService({
      FILING_PRESS_FONT_FOLDER: folder,
      FILING_PRESS_FONT_ROLES: 'song=simsun.ttc#0,hei=simhei.ttf',
    });
    try {
      const fonts: unknown = await (await fetch(`${service.url}/v1/fonts`)).json();
      expect(fonts).toEqual(JSON.parse(JSON.stringify(composition.fonts.describe())));
      const response = await fetch(`${service.url}/v1/forms/annex-2/documents?profile=pdfa-2a`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(filingOf('东湖区')),
      });
      const path = join(folder, 'over-http.pdf');
      writeFileSync(path, Buffer.from(await response.arrayBuffer()));
      expect(readFileSync(path).equals(readFileSync(await print('东湖区')))).toBe(true);
    } finally {
      await service.stop();
    }
  });

  it('stops the start of the service where a face may not be used', { timeout: 60_000 }, async () => {
    writeFileSync(join(folder, 'no.ttf'), licensedFace('FilingPressHei.ttf', { postScriptName: 'Hei', fsType: 2 }));
    const { started, exited, output } = await spawnService({
      FILING_PRESS_FONT_FOLDER: folder,
      FILING_PRESS_FONT_ROLES: 'hei=no.ttf',
    });
    expect(started).toBe(false);
    expect(await exited).not.toBe(0);
    expect(output.stderr).toMatch(/hei（黑体）的字体文件 no\.ttf：不允许嵌入文档/);
  });

  it('starts with none of the faces that may not be embedded, and says why', () => {
    writeFileSync(
      join(folder, 'restricted.ttf'),
      licensedFace('FilingPressHei.ttf', { postScriptName: 'Hei', fsType: 2 }),
    );
    expect(() =>
      compose({
        ...readConfig({}),
        fonts: {
          folder,
          roles: { hei: { file: 'restricted.ttf', index: 0 }, kai: { file: 'missing.ttf', index: 0 } },
        },
      }),
    ).toThrow(
      /hei（黑体）的字体文件 restricted\.ttf：不允许嵌入文档[^]*kai（楷体）的字体文件 missing\.ttf：字体文件夹里没有这个文件/,
    );
  });
});
