import { describe, expect, it } from 'vitest';
import { readMarkedRuns } from '../../../../src/pdf/print/marked-runs.ts';
import { readPageContent } from '../../../../src/pdf/print/page-content.ts';
import { PdfFormatError } from '../../../../src/pdf/syntax/format-error.ts';

const marks = { first: 1, count: 2 };

/** A text in a colour, as Skia writes it. */
function text(mark: number): string {
  return `0 0 ${(mark / 255).toFixed(4)} rg\nBT\n/F0 9 Tf\n<0001> Tj\nET\n`;
}

/** What is drawn in the page area, which has a clip. */
function inPageArea(content: string): string {
  return `q\n0 0 500 700 re\nW\nn\n1 0 0 1 0 0 cm\n${content}Q\n`;
}

function runsOf(...pages: readonly string[]): readonly (readonly { page: number; index: number }[])[] {
  const drawn = pages.map((page) => ({ content: readPageContent(page) }));
  return readMarkedRuns(drawn, marks).map((runs) => runs.map(({ page, index }) => ({ page, index })));
}

describe('the runs of text of a print', () => {
  it('are the texts of one mark in a row, numbered on each page', () => {
    expect(runsOf(inPageArea(text(1) + text(1) + text(2) + text(1)), inPageArea(text(2)))).toEqual([
      [
        { page: 0, index: 0 },
        { page: 0, index: 2 },
      ],
      [
        { page: 0, index: 1 },
        { page: 1, index: 0 },
      ],
    ]);
  });

  it('are not parted by rules, nor by what stands in the margin', () => {
    const margin = `q\n0 0 0 rg\nBT\n/F0 9 Tf\n<0001> Tj\nET\nQ\n`;
    const rule = 'q\n0 0 0 rg\n10 10 50 1 re\nf\nQ\n';
    expect(runsOf(margin + inPageArea(text(1) + rule + text(1)))).toEqual([[{ page: 0, index: 0 }], []]);
  });

  it.each([
    ['text without a mark in the page area', inPageArea(text(0)), /not marked/],
    ['text in a colour that is no mark', inPageArea(text(3)), /no mark/],
    ['a fill with a colour', inPageArea('1 1 1 rg\n0 0 9 9 re\nf\n'), /a colour/],
    ['marks of Chromium', inPageArea(`/P <</MCID 0 >>BDC\n${text(1)}EMC\n`), /tagged already/],
  ])('are refused for %s', (_name, content, message) => {
    expect(() => runsOf(content)).toThrow(PdfFormatError);
    expect(() => runsOf(content)).toThrow(message);
  });
});
