import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import PizZip from 'pizzip';
import { describe, expect, it } from 'vitest';
import { writePackage } from '../../../src/docx/template/package.ts';
import { fillWithTags } from '../../../src/docx/template/tagged-page.ts';
import { wordDocument } from '../../../src/docx/template/word-document.ts';
import { catalogue } from '../../../src/forms/catalogue.ts';
import { sampleView } from '../../../src/template-trial.ts';
import { openPageRenderer } from '../../support/page-renderer.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const symbols = readFileSync(join(root, 'fonts', 'FilingPressSymbols.ttf'));

const templates = join(root, 'templates');
const pages = openPageRenderer();

describe.each(catalogue)('the Word template of $id', (form) => {
  const zip = new PizZip(readFileSync(join(templates, form.id, 'document.docx')));
  const part = (name: string): string => zip.file(name)?.asText() ?? '';
  const document = part('word/document.xml');

  it('is what is made of its page: npm run templates:word', () => {
    const page = fillWithTags(pages, form.id, sampleView(templates, form));
    const made = writePackage(wordDocument(`${form.annex} ${form.title}`, page), join(templates, 'word'), symbols);
    expect(Buffer.from(made).equals(readFileSync(join(templates, form.id, 'document.docx')))).toBe(true);
  });

  it('states the widths of its tables three times, and the same each time', () => {
    const tables = document.split('<w:tbl>').slice(1);
    expect(tables.length).toBeGreaterThan(3);
    for (const table of tables) {
      const columns = [...table.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) => Number(width));
      const width = Number(/<w:tblW w:w="(\d+)"/.exec(table)?.[1]);
      expect(columns.reduce((sum, column) => sum + column, 0)).toBe(width);
      for (const row of table.split('<w:tr>').slice(1)) {
        let column = 0;
        for (const [, cellWidth, span = '1'] of row.matchAll(
          /<w:tcW w:w="(\d+)"[^>]*\/>(?:<w:gridSpan w:val="(\d+)")?/g,
        )) {
          const covered = columns.slice(column, (column += Number(span)));
          expect(covered.reduce((sum, one) => sum + one, 0)).toBe(Number(cellWidth));
        }
        expect(column).toBe(columns.length);
      }
    }
  });

  it('names the faces of every run and of every paragraph mark, with the hint for East Asian text', () => {
    const paragraphs = document.match(/<w:p>.*?<\/w:p>/g) ?? [];
    expect(paragraphs.length).toBeGreaterThan(10);
    const fonts =
      /^<w:rPr><w:rFonts w:hint="eastAsia" w:ascii="[^"]+" w:hAnsi="[^"]+" w:eastAsia="[^"]+" w:cs="[^"]+"\/>/;
    for (const paragraph of paragraphs) {
      expect(/<w:rPr>.*?<\/w:rPr><\/w:pPr>/.exec(paragraph)?.[0], paragraph).toMatch(fonts);
      for (const run of paragraph.split('<w:r>').slice(1)) expect(run).toMatch(fonts);
    }
    expect(document).not.toMatch(/w:(?:ascii|hAnsi|eastAsia|cs)Theme=/);
  });

  it('repeats head rows, lets only narratives split, and tracks no changes', () => {
    const rows = document.split('<w:tr>').slice(1);
    expect(rows.filter((row) => row.includes('<w:tblHeader/>')).length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(row.includes('<w:cantSplit/>') || /<w:pStyle w:val="TableText"\/>/.test(row)).toBe(true);
    }
    expect(part('word/settings.xml')).toContain('<w:trackRevisions w:val="0"/>');
    expect(part('word/settings.xml')).toContain(
      'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"',
    );
    expect(part('word/styles.xml')).toContain('w:eastAsia="zh-CN"');
  });
});
