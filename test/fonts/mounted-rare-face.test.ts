import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PizZip from 'pizzip';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Composition, compose } from '../../src/composition.ts';
import { readConfig } from '../../src/config.ts';
import type { DocumentFormat } from '../../src/orders/options.ts';
import { formOf } from '../support/filing-report.ts';
import { licensedFace } from '../support/licensed-face.ts';
import { describeWithTools } from '../support/outside-tools.ts';

const folder = mkdtempSync(join(tmpdir(), 'filing-press-rare-'));
/** A Han character of extension J, which no shipped face has. */
const unshipped = '\u{323B0}';
let composition: Composition;

beforeAll(() => {
  // A stand-in for a face of the newest extensions: it has 𠀁 and U+323B0, and lacks 𠀀.
  const moved = new Map([[0x20000, 0x323b0]]);
  const face = (options: object): Buffer =>
    licensedFace('FilingPressSongExt.ttf', { postScriptName: 'OtherRare', moved, ...options });
  writeFileSync(join(folder, 'rare.ttf'), face({}));
  writeFileSync(join(folder, 'print-only.ttf'), face({ fsType: 4 }));
  writeFileSync(join(folder, 'hei.ttf'), licensedFace('FilingPressSymbols.ttf', { postScriptName: 'NoHan' }));
  composition = composed('rare.ttf');
});

afterAll(async () => {
  await composition.close();
  rmSync(folder, { recursive: true });
});

const composed = (file: string): Composition =>
  compose({ ...readConfig({}), fonts: { folder, roles: { rare: { file, index: 0 } } } });

async function make(text: string, format: DocumentFormat, press = composition.press): Promise<Uint8Array> {
  const filing = { fiscalYear: 2021, projectName: text, district: text, subprojects: [{}] };
  const { bytes } = await press.make(
    {
      form: formOf('annex-2'),
      source: Buffer.from(JSON.stringify(filing)),
      format,
      profile: 'plain',
      strict: false,
      totals: 'as-filed',
    },
    { signal: new AbortController().signal },
  );
  return bytes;
}

async function print(text: string): Promise<string> {
  const path = join(folder, 'printed.pdf');
  writeFileSync(path, await make(text, 'pdf'));
  return path;
}

describeWithTools('a deployment with a face of rare Han', ['pdffonts', 'pdftotext'], () => {
  it('prints characters that no shipped face has, and with the shipped one what its own lacks', async () => {
    const text = `${unshipped}𠀀𠀁𮯰₂王`;
    const path = await print(text);
    const read = execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' });
    expect(read.split(text).length - 1).toBeGreaterThanOrEqual(2);
    const fonts = execFileSync('pdffonts', [path], { encoding: 'utf8' });
    for (const face of ['OtherRare', 'FilingPressSongExt-Regular', 'FilingPressSongRecent-Regular']) {
      expect(fonts).toContain(`+${face} `);
    }
  });

  it('puts them into Word files in that face, embedded', async () => {
    const zip = new PizZip(await make(`王${unshipped}𠀀`, 'docx'));
    expect(zip.file('word/document.xml')?.asText()).toMatch(
      new RegExp(`w:eastAsia="OtherRare"[^>]*>(?:(?!</w:r>).)*${unshipped}</w:t>`, 'u'),
    );
    expect(zip.file('word/fontTable.xml')?.asText()).toMatch(/w:name="OtherRare">.*?<w:embedRegular/);
  });

  it('names it in Word files without embedding it where its licence keeps it out of files to be edited', async () => {
    const other = composed('print-only.ttf');
    const zip = new PizZip(await make(`王${unshipped}`, 'docx', other.press));
    await other.close();
    expect(zip.file('word/document.xml')?.asText()).toContain('w:eastAsia="OtherRare"');
    expect(zip.file('word/fontTable.xml')?.asText()).not.toContain('OtherRare');
  });

  it('is described with it', () => {
    expect(composition.fonts.describe().find(({ role }) => role === 'rare')).toMatchObject({
      source: 'mounted',
      file: 'rare.ttf',
    });
  });

  it('does not start with a face that has no such character', () => {
    expect(() => composed('hei.ttf')).toThrow(/rare（罕用字）的字体文件 hei\.ttf：没有 U\+20000 以后的汉字/);
  });
});
