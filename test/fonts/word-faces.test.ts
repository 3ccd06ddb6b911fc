import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { compose } from '../../src/composition.ts';
import { formOf } from '../support/filing-report.ts';
import { describeWithTools } from '../support/outside-tools.ts';

const scratch = mkdtempSync(join(tmpdir(), 'filing-press-word-faces-'));
const composition = compose();

afterAll(async () => {
  await composition.close();
  rmSync(scratch, { recursive: true });
});

describeWithTools('a Word file on a machine without the shipped fonts', ['soffice', 'pdffonts', 'pdftotext'], () => {
  it('draws characters beyond GBK with the faces that it carries', { timeout: 180_000 }, async () => {
    const text = '减少CO₂排放，10⁵m³，18⋅6，➢✔✘➔⅔，徐𮯰𰻝𰌂𠀀㐀';
    const filing = { fiscalYear: 2021, projectName: '一', overview: text, subprojects: [{}] };
    const { bytes } = await composition.press.make(
      {
        form: formOf('annex-2'),
        source: Buffer.from(JSON.stringify(filing)),
        format: 'docx',
        profile: 'plain',
        strict: false,
        totals: 'as-filed',
      },
      { signal: new AbortController().signal },
    );
    writeFileSync(join(scratch, 'filing.docx'), bytes);
    execFileSync(
      'soffice',
      [
        `-env:UserInstallation=file://${scratch}/profile`,
        '--headless',
        '--convert-to',
        'pdf',
        '--outdir',
        scratch,
        join(scratch, 'filing.docx'),
      ],
      { stdio: 'ignore' },
    );
    const pdf = join(scratch, 'filing.pdf');
    const fonts = execFileSync('pdffonts', [pdf], { encoding: 'utf8' });
    for (const face of ['Signs', 'SongRecent', 'SongExt', 'Song']) {
      expect(fonts).toContain(`+FilingPress${face}-Regular `);
    }
    const read = execFileSync('pdftotext', ['-raw', pdf, '-'], { encoding: 'utf8' });
    expect(read.replace(/\s/g, '')).toContain(text);
  });
});
