import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { authorities } from '../../../src/forms/fields/opinions.ts';
import { box } from '../../../src/forms/printed/boxes.ts';
import { cellsOf } from '../../../src/forms/printed/cells.ts';
import { longDate, period, spacedDate } from '../../../src/forms/printed/dates.ts';
import { fileNamePart } from '../../../src/forms/printed/file-name.ts';
import { firstCharacters } from '../../../src/forms/printed/first-characters.ts';
import { opinionView } from '../../../src/forms/printed/opinions.ts';
import { isBlank, lineOf, paragraphsOf } from '../../../src/forms/printed/paragraphs.ts';
import { atLeast } from '../../../src/forms/printed/rows.ts';
import { quote } from '../../../src/forms/quote.ts';

describe('a date', () => {
  it.each([
    ['2020-10-15', '2020年10月15日', '2020年10 月 15日'],
    ['2021-01-01', '2021年1月1日', '2021年 1 月 1 日'],
    ['2021-12-31', '2021年12月31日', '2021年12 月 31日'],
    ['2021-01-31', '2021年1月31日', '2021年 1 月 31日'],
    ['2021-01', '2021年1月', '2021年1月'],
    ['2021-12', '2021年12月', '2021年12月'],
    ['2021', '2021年', '2021年'],
    ['长期', '长期', '长期'],
    ['', '', ''],
    [undefined, '', ''],
  ])('%s is printed %s on the cover and %s in the table', (date, long, spaced) => {
    expect([longDate(date), spacedDate(date)]).toEqual([long, spaced]);
  });

  it.each([
    ['2021-01-01', '2021-12-31', '2021.1.1-2021.12.31'],
    ['2021-01-01', undefined, '2021.1.1-'],
    ['', '2021-12-31', '-2021.12.31'],
    ['2021-01', '2021-12', '2021.1-2021.12'],
    ['2021-01-15', '2021-12', '2021.1.15-2021.12'],
    ['2021', '2023', '2021年-2023年'],
    ['2021-03', '长期', '2021.3-长期'],
    ['', '长期', '-长期'],
    ['2021-03', '', '2021.3-'],
    [undefined, '', ''],
  ])('from %s to %s is the period %j', (start, end, printed) => expect(period(start, end)).toBe(printed));
});

describe('paragraphs', () => {
  it.each([
    ['甲', ['甲']],
    ['甲\n乙', ['甲', '乙']],
    ['甲\n\n乙', ['甲', '', '乙']],
    ['甲\n', ['甲']],
    ['甲\n\n', ['甲', '']],
    ['\n甲', ['', '甲']],
    ['\t甲\t乙', ['　　甲　　乙']],
    [' 甲 ', [' 甲 ']],
    ['', ['']],
    [undefined, ['']],
    [' \n\t\n', ['']],
  ])('of %j are %j', (text, printed) => expect(paragraphsOf(text)).toEqual(printed));

  it('hold every character of the text but line ends and tabs', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('甲', 'a', ' ', '\n', '　', '𠮷') }), (text) => {
        const printed = paragraphsOf(text).join('');
        expect(printed).toBe(isBlank(text) ? '' : text.replaceAll('\n', ''));
      }),
    );
  });

  it('stand one after the other where there is room for one line', () => {
    expect(['甲\n乙\n', '甲\t乙', '', undefined, ' '].map(lineOf)).toEqual(['甲　乙', '甲　　乙', '', '', '']);
  });
});

describe('the first characters of a text', () => {
  it('are all of them where there are no more', () => {
    expect(firstCharacters('甲乙丙', 3)).toBe('甲乙丙');
    expect(firstCharacters('𠮷𠮷𠮷', 3)).toBe('𠮷𠮷𠮷');
  });

  it('never cut a character in two, and say where something is missing', () => {
    expect(firstCharacters('甲乙丙丁', 3)).toBe('甲乙…');
    expect(firstCharacters('𠮷𠮷𠮷𠮷', 3)).toBe('𠮷𠮷…');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 12 }), (text, count) => {
        const first = firstCharacters(text, count);
        expect(Array.from(first).length).toBeLessThanOrEqual(count);
        expect(/\p{Surrogate}/u.test(first)).toBe(false);
      }),
    );
  });
});

describe('a part of a file name', () => {
  it('has nothing that Windows or Unix forbid', () => {
    expect(fileNamePart('a/b\\c:d*e?f"g<h>i|j')).toBe('a_b_c_d_e_f_g_h_i_j');
    expect(fileNamePart('../../etc/passwd')).toBe('.._.._etc_passwd');
    expect(fileNamePart('甲\n乙\t丙  丁 . .')).toBe('甲 乙 丙 丁');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const part = fileNamePart(text);
        expect(part).not.toMatch(/[\\/:*?"<>|\n\t]|[. ]$/);
        expect(Array.from(part).length).toBeLessThanOrEqual(60);
      }),
    );
  });
});

describe('a quotation', () => {
  it('stands on one line, cut where it gets long', () => {
    expect(quote('甲\n乙')).toBe('“甲 乙”');
    expect(quote('字'.repeat(100))).toBe(`“${'字'.repeat(59)}…”`);
  });
});

describe('rows', () => {
  it('are as many as the form prints at least, and as many as are filed', () => {
    expect(atLeast(3, ['甲'], '')).toEqual(['甲', '', '']);
    expect(atLeast(3, ['甲', '乙', '丙', '丁'], '')).toEqual(['甲', '乙', '丙', '丁']);
  });
});

describe('the opinion cells', () => {
  it('are empty where nothing was filed', () => {
    const empty = { opinion: [''], reviewer: '', beforeDate: '', date: '' };
    expect(cellsOf(authorities, undefined, opinionView)).toEqual({
      competentDepartment: empty,
      financeBusiness: empty,
      performanceOffice: empty,
      budgetOffice: empty,
    });
  });

  it('hold what was filed for each', () => {
    const filed = { budgetOffice: { opinion: '同意。\n请执行。', reviewer: '万小川', date: '2021-11-12' } };
    expect(cellsOf(authorities, filed, opinionView).budgetOffice).toEqual({
      opinion: ['同意。', '请执行。'],
      reviewer: '万小川',
      beforeDate: '',
      date: '2021年11月12日',
    });
  });

  it('have the date on a line of its own where the reviewer leaves no room for it', () => {
    const lineBreak = (reviewer: string) => opinionView({ reviewer }).beforeDate;
    expect(['尼格买提江𠮷安', '欧阳思齐、周文静、万小川'].map(lineBreak)).toEqual(['', '\n']);
  });
});

describe('a box', () => {
  it('is one of two characters', () => expect([box(true), box(false)]).toEqual(['☑', '□']));
});
