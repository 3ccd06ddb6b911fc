import { describe, expect, it } from 'vitest';
import { withGaps } from '../../../src/docx/sections/gaps.ts';

const paragraph = (before: number, after: number, more = ''): string =>
  `<w:p><w:pPr><w:spacing w:before="${before}" w:after="${after}" w:line="510"/></w:pPr>${more}</w:p>`;
const bookmark = (name: string): string => `<w:bookmarkStart w:id="0" w:name="${name}"/>`;
const lines = `<w:tbl>${paragraph(150, 0)}</w:tbl>`;
const cover = (above: number, below: number): string =>
  paragraph(0, 8) +
  paragraph(above, 0, bookmark('封面') + bookmark('_Gap1above')) +
  paragraph(150, below, bookmark('_Gap2below')) +
  lines +
  paragraph(7, 9);

describe('The gaps of the cover in a Word file', () => {
  it('have the heights that they have in print', () => {
    expect(withGaps(cover(3450, 2250), [210, 138])).toBe(cover(3150, 2070));
  });

  it('stay as the template has them where print has the designed ones, or where there are none', () => {
    expect(withGaps(cover(3450, 2250), [undefined, undefined])).toBe(cover(3450, 2250));
    expect(withGaps(cover(3450, 2250), [])).toBe(cover(3450, 2250));
    expect(withGaps(paragraph(1, 2), [210, 138])).toBe(paragraph(1, 2));
  });
});
