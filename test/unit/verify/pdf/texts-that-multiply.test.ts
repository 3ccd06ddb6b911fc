import { describe, expect, it } from 'vitest';
import { writeToUnicode } from '../../../../src/pdf/finish/write-to-unicode.ts';
import { readPageContent } from '../../../../src/pdf/print/page-content.ts';
import { type PrintedFont, textOfShown } from '../../../../src/pdf/print/printed-font.ts';
import { readToUnicode } from '../../../../src/pdf/print/read-to-unicode.ts';
import { PdfName } from '../../../../src/pdf/syntax/objects.ts';
import { ReadingBudget } from '../../../../src/pdf/syntax/reading-budget.ts';
import { comparePdf } from '../../../../src/verify/pdf/compare-pdf.ts';
import { digestOf } from '../../../../src/verify/pdf/digest.ts';
import { claiming } from '../../../support/hostile/files/pdf-trees.ts';

const budgetOf = (steps: number): ReadingBudget =>
  new ReadingBudget({ decodedBytes: 0, objects: 0, steps, updates: false });

describe('a code that stands for a text of any length', () => {
  it('is no code of a ToUnicode map: 256 UTF-16 units are the most', () => {
    const map = (units: number) => readToUnicode(`1 beginbfchar <0001> <${'4e00'.repeat(units)}> endbfchar`);
    expect(map(256).get(1)).toBe('一'.repeat(256));
    expect(() => map(257)).toThrow('too much text');
    expect(() => readToUnicode(`1 beginbfrange <0001> <0002> <${'4e00'.repeat(257)}> endbfrange`)).toThrow('too much');
  });

  it('makes no text without bound however often it is shown', () => {
    const font = { toUnicode: new Map([[1, 'a'.repeat(256)]]) } as unknown as PrintedFont;
    const shown = { font: 'F', codes: Array<number>(1_000).fill(1), actualText: undefined };
    expect(textOfShown(shown, font)).toHaveLength(256_000);
    expect(() => textOfShown(shown, font, 100_000)).toThrow('more text');
  });
});

describe('a ToUnicode map', () => {
  it('is read character by character: brackets that are never closed are looked at once', () => {
    expect(() => readToUnicode(`1 beginbfrange ${'[ '.repeat(1_000)}endbfrange`)).toThrow('not of two bytes');
    expect(() => readToUnicode('1 beginbfrange <0001> <0002> [<0041> endbfrange')).toThrow('not UTF-16');
    expect([...readToUnicode('1 beginbfrange <0001> <0002> [<0041><00420043>] endbfrange')]).toEqual([
      [1, 'A'],
      [2, 'BC'],
    ]);
  });

  it('that is written is read as it was', () => {
    const texts = new Map(Array.from({ length: 65_536 }, (_, code) => [code, String.fromCodePoint(0x20000 + code)]));
    expect(readToUnicode(writeToUnicode(texts))).toEqual(texts);
  });

  it('takes two steps a code, and no more than its file may ask for', () => {
    const whole = '1 beginbfrange <0000> <FFFF> <0000> endbfrange';
    expect(readToUnicode(whole, budgetOf(131_100)).size).toBe(65_536);
    expect(() => readToUnicode(whole, budgetOf(131_000))).toThrow('more work');
    // Ranges of which each has two codes that are new.
    const hex = (code: number): string => `<${code.toString(16).padStart(4, '0')}>`;
    const growing = Array.from({ length: 2_000 }, (_, at) => `${hex(32_000 - at)} ${hex(32_000 + at)} <0041> `);
    expect(() => readToUnicode(`1 beginbfrange ${growing.join('')}endbfrange`, budgetOf(1_000_000))).toThrow(
      'more work',
    );
  });
});

describe('a content stream', () => {
  it('takes a step for each operator', () => {
    expect(() => readPageContent('q Q '.repeat(500), budgetOf(1_001))).not.toThrow();
    expect(() => readPageContent('q Q '.repeat(500), budgetOf(999))).toThrow('more work');
    expect(() => readPageContent(`BT ${'0 0 Td '.repeat(1_000)}ET`, budgetOf(999))).toThrow('more work');
  });
});

describe('elements that all refer to one text', () => {
  const document = (count: number, text: string): Buffer =>
    claiming('/Pages 10 0 R/StructTreeRoot<</K 20 0 R>>', {
      10: '<</Type/Pages/Kids[11 0 R]>>',
      11: '<</Type/Page/Contents 12 0 R>>',
      12: '<</Length 0>>\nstream\n\nendstream',
      20: `<</S/Document/K[${Array.from({ length: count }, (_, index) => `${30 + index} 0 R`).join(' ')}]>>`,
      21: `(${text})`,
      ...Object.fromEntries(
        Array.from({ length: count }, (_, index) => [30 + index, '<</S/P/Alt 21 0 R/Lang 21 0 R>>']),
      ),
    });
  const told = (file: Buffer): string =>
    comparePdf(file, document(1, 'a'))
      .map(({ message }) => message)
      .join();

  it('of a megabyte are known by a digest', () => {
    expect(told(document(3, 'a'.repeat(1_100_000)))).toContain('标签结构');
  });

  it('of sixty kilobytes are paid for each time', () => {
    expect(told(document(2_000, 'a'.repeat(60_000)))).toContain('more work');
    expect(told(document(20, 'a'.repeat(60_000)))).toContain('标签结构');
  });
});

describe('objects that refer to one name many times', () => {
  it('are known by a digest, and each time the name is paid for', () => {
    const names = (count: number) => Array<PdfName>(count).fill(PdfName.of('a'.repeat(4_000)));
    expect(digestOf(names(1_000), budgetOf(100_000))).toHaveLength(44);
    expect(digestOf(names(10), budgetOf(1_000))).not.toBe(digestOf(names(11), budgetOf(1_000)));
    expect(() => digestOf(names(1_000), budgetOf(10_000))).toThrow('more work');
  });
});
