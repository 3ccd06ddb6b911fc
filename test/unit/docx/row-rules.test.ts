import { describe, expect, it } from 'vitest';
import { fitToPages, ruledTableStart } from '../../../src/docx/sections/fit-pages.ts';
import type { PlacedRow } from '../../../src/pagination/paginate.ts';

const place = (more: Partial<PlacedRow> = {}): PlacedRow => ({
  splits: false,
  startsPage: false,
  fillsPage: false,
  isSplit: false,
  ...more,
});
const paragraph = (text: string): string =>
  `<w:p><w:pPr><w:pStyle w:val="TableText"/><w:rPr/></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
const cell = (content: string, merge = ''): string => `<w:tc><w:tcPr>${merge}</w:tcPr>${content}</w:tc>`;
const row = (properties: string, ...cells: string[]): string => `<w:tr>${properties}${cells.join('')}</w:tr>`;
const table = (...rows: string[]): string => `<w:tbl><w:tblPr/>${rows.join('')}</w:tbl>`;
/** A table as the template has it, of which the press knows that it is ruled. */
const ruled = (...rows: string[]): string => table(...rows).replace('<w:tbl>', ruledTableStart);

describe('The rules of rows in a Word file', () => {
  const head = row('<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>', cell(paragraph('一')));

  it('say of each row below the head row whether it may be split', () => {
    const whole = row('<w:trPr><w:cantSplit/></w:trPr>', cell(paragraph('二')));
    const xml = fitToPages(ruled(head, whole, whole), [[place({ splits: true }), place()]]);
    expect(xml).toBe(table(head, row('', cell(paragraph('二'))), whole));
  });

  it('find the paragraphs that Word has saved with identifiers of revisions', () => {
    const saved = (text: string): string =>
      paragraph(text).replace('<w:p>', '<w:p w:rsidR="00A1" w:rsidRDefault="00A2">');
    const raised = [[place({ raised: { height: 60, by: 33 } })]];
    const spaced = (source: string): string =>
      fitToPages(ruled(row('', cell(source))), raised).replace(/ w:rsid\w+="\w+"/g, '');
    expect(spaced(saved('二'))).toBe(spaced(paragraph('二')));
    expect(spaced(saved('二'))).toContain('<w:spacing w:before="');
  });

  it('leave tables without rules alone', () => {
    const plain = `<w:tbl><w:tblPr/>${row('', cell(paragraph('一')))}</w:tbl>`;
    expect(fitToPages(plain + ruled(head), [[]])).toBe(plain + table(head));
  });

  it('make a row higher by space above and below the text of its own cells', () => {
    const merged = cell(paragraph('标'), '<w:vMerge w:val="restart"/>');
    const next = row('', cell(paragraph(''), '<w:vMerge/>'), cell(paragraph('丁')), cell(paragraph('戊')));
    const own = cell(paragraph('甲') + paragraph('乙'));
    const xml = fitToPages(ruled(row('', merged, own, cell(paragraph('丙'))), next), [
      [place({ raised: { height: 47, by: 21 } }), place()],
    ]);
    expect(xml).toContain(merged);
    expect(xml.match(/<w:spacing [^>]*>/g)).toEqual([
      '<w:spacing w:before="157"/>',
      '<w:spacing w:after="158"/>',
      '<w:spacing w:before="157" w:after="158"/>',
    ]);
    expect(xml).not.toContain('trHeight');
  });

  it('give a row that goes on its free space above its text and below its end', () => {
    const own = cell(paragraph('甲') + paragraph('乙'));
    const raised = [[place({ splits: true, isSplit: true, raised: { height: 900, by: 9, above: 4 } })]];
    expect(fitToPages(ruled(row('', own)), raised).match(/<w:spacing [^>]*>/g)).toEqual([
      '<w:spacing w:before="60"/>',
      '<w:spacing w:after="135"/>',
    ]);
  });

  it('give a room to sign the height that it has in print', () => {
    const sign = paragraph('审核人').replace('<w:rPr/>', '<w:spacing w:before="750" w:after="0"/><w:rPr/>');
    const xml = fitToPages(ruled(row('', cell(paragraph('同意') + sign))), [[place({ roomBy: -8 })]]);
    expect(xml.match(/<w:spacing [^>]*>/g)).toEqual(['<w:spacing w:before="630" w:after="0"/>']);
  });

  it('count a merged label that ends with its row as a cell of its own', () => {
    const label = cell(paragraph('标'), '<w:vMerge w:val="restart"/>');
    const xml = fitToPages(ruled(row('', label), row('', label)), [
      [place({ raised: { height: 47, by: 20 } }), place()],
    ]);
    expect(xml.match(/<w:spacing [^>]*>/g)).toEqual(['<w:spacing w:before="150" w:after="150"/>']);
  });

  it('must be there for every row', () => {
    expect(() => fitToPages(ruled(row('', cell(paragraph('一')))), [[]])).toThrow(/more rows/);
  });
});
