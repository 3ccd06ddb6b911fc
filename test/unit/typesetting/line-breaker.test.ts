import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakLines } from '../../../src/typesetting/line-breaker.ts';

/** Half an em for ASCII, one em for all else. */
const advance = (codePoint: number): number => (codePoint < 0x80 ? 0.5 : 1);
const size = 210;

/** The lines of a column that is so many em wide. */
const lines = (text: string, em: number): readonly string[] => breakLines(text, { width: em * size, size, advance });

describe('the line breaker', () => {
  it('breaks Chinese text between any two characters', () => {
    expect(lines('预算绩效目标申报表', 4)).toEqual(['预算绩效', '目标申报', '表']);
  });

  it('lets no line begin with a full stop and none end with an opening bracket', () => {
    expect(lines('预算绩效。目标', 4)).toEqual(['预算绩', '效。目标']);
    expect(lines('预算绩（效目标）', 4)).toEqual(['预算绩', '（效目', '标）']);
  });

  it('keeps words and numbers whole where the line has room for them', () => {
    expect(lines('建成1000M城域网', 4)).toEqual(['建成', '1000M城', '域网']);
    expect(lines('Wi-Fi smart campus', 6)).toEqual(['Wi-Fi smart ', 'campus']);
  });

  it('divides a word that is longer than the line', () => {
    expect(lines('Pneumonoultra', 3)).toEqual(['Pneumo', 'noultr', 'a']);
  });

  it('parts neither …… nor ——', () => {
    expect(lines('预算绩……效', 4)).toEqual(['预算', '绩……效']);
    expect(lines('𠀀𠀁绩……效', 4)).toEqual(['𠀀𠀁', '绩……效']);
    expect(lines('预算绩——效', 4)).toEqual(['预算', '绩——效']);
  });

  it('ends lines after a hyphen, not at a slash or a full stop', () => {
    expect(lines('按GB50173-2014执行', 5)).toEqual(['按GB50173-', '2014执行']);
    expect(lines('见2.1/3.4', 4)).toEqual(['见', '2.1/3.4']);
  });

  it('parts closing marks from what follows', () => {
    expect(lines('95%、98%、100%', 4)).toEqual(['95%、', '98%、', '100%']);
    expect(lines('不超预算，1200000元', 6)).toEqual(['不超预算，', '1200000元']);
    expect(lines(`${'国'.repeat(5)}。2021年`, 6)).toEqual([`${'国'.repeat(5)}。`, '2021年']);
  });

  it('keeps a number whole where it leaves no room for the marks beside it', () => {
    expect(lines('100%……完成', 3)).toEqual(['100%', '……完', '成']);
    expect(lines('“13800138000”', 6)).toEqual(['“', '13800138000', '”']);
  });

  it('leaves blanks at the end of the line they follow', () => {
    expect(lines('预算绩效　　目标', 4)).toEqual(['预算绩效　　', '目标']);
  });

  it('loses no character, adds none, and fills no line beyond its width but with blanks', () => {
    const texts = fc.string({ unit: fc.constantFrom(...Array.from('预算，。（）“”…—Ab1. 　/-%')) });
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 12 }), (text, em) => {
        const broken = lines(text, em);
        expect(broken.join('')).toBe(text);
        for (const line of broken.filter((candidate) => Array.from(candidate).length > 1)) {
          const width = Array.from(line.trimEnd()).reduce(
            (sum, character) => sum + advance(character.codePointAt(0) ?? 0),
            0,
          );
          expect(width).toBeLessThanOrEqual(em + 0.01);
        }
      }),
    );
  });
});
