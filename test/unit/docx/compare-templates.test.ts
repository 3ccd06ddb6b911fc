import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import PizZip from 'pizzip';
import { describe, expect, it } from 'vitest';
import { firstDifference } from '../../../src/docx/template/compare-templates.ts';
import { catalogue } from '../../../src/forms/catalogue.ts';

const templates = join(import.meta.dirname, '..', '..', '..', 'templates');

describe.each(catalogue.map(({ id }) => id))('A Word template of %s that was edited', (id) => {
  const made = new PizZip(readFileSync(join(templates, id, 'document.docx'))).file('word/document.xml')?.asText() ?? '';
  const tag = /<w:tc>(?:(?!<\/w:tc>).)*\{projectName\}/.exec(made)?.[0] ?? '';

  it('may look as it likes, and have its texts torn into runs', () => {
    const other = made
      .replaceAll('<w:vAlign w:val="center"/>', '<w:vAlign w:val="top"/>')
      .replaceAll('{projectName}', '{project</w:t></w:r><w:r><w:t>Name}');
    expect(other).not.toBe(made);
    expect(firstDifference(made, other)).toBeUndefined();
  });

  it('may have identifiers of revisions, and empty paragraphs before its tables', () => {
    const other = made.replaceAll('<w:p>', '<w:p w:rsidR="00A1">').replace('<w:tbl>', '<w:p w:rsidR="00A2"/><w:tbl>');
    expect(firstDifference(made, other)).toBeUndefined();
  });

  it('is named with its first cell that has lost its tag', () => {
    expect(tag).not.toBe('');
    const other = made.replace(tag, tag.replace('{projectName}', ''));
    expect(firstDifference(made, other)).toMatch(
      /^the page has .*\{projectName\}.* \(table \d+, row \d+\) where it has /,
    );
  });

  it('is named with a row that it lacks, or has twice, and with a paragraph that it lacks', () => {
    const row = /<w:tr>(?:(?!<\/w:tr>).)*\{projectName\}.*?<\/w:tr>/.exec(made)?.[0] ?? '';
    expect(firstDifference(made, made.replace(row, ''))).toContain('{projectName}');
    expect(firstDifference(made, made.replace(row, row + row))).toContain('where it has');
    const paragraph = /<w:p>(?:(?!<\/w:p>).)*附件\d：.*?<\/w:p>/.exec(made)?.[0] ?? '';
    expect(firstDifference(made, made.replace(paragraph, ''))).toMatch(/^the page has 附件\d： \(after table 0\)/);
  });

  it('is named with what it has at its end beyond the page', () => {
    const end = '<w:p><w:r><w:t>页脚</w:t></w:r></w:p>';
    expect(firstDifference(made, made.replace('<w:sectPr>', `${end}<w:sectPr>`))).toMatch(
      /^the page has nothing where it has 页脚/,
    );
  });
});
