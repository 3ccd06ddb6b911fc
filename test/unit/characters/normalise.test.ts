import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { changesOf, withChanges } from '../../../src/characters/normalise.ts';
import { firstRefused } from '../../../src/characters/refused.ts';
import { openFonts } from '../../../src/fonts/fonts.ts';
import { repertoires } from '../../../src/fonts/repertoires.ts';
import { comparable } from '../../../src/forms/comparable.ts';
import { impossiblePercentage } from '../../../src/forms/indicators/rules.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const printed = (text: string): string => withChanges(text, changesOf(text));

describe('what has only one meaning', () => {
  it.each([
    ['CR LF', '第一段\r\n第二段', '第一段\n第二段'],
    ['a lone CR', '甲\r乙', '甲\n乙'],
    ['U+2028', '甲\u2028乙', '甲\n乙'],
    ['U+2029', '甲\u2029乙', '甲\n乙'],
    ['a vertical tab', '甲\v乙', '甲\n乙'],
    ['a form feed', '甲\f乙', '甲\n乙'],
    ['NEL', '甲\x85乙', '甲\n乙'],
    ['two CR LF and a LF', '甲\r\n\r\n乙\n丙', '甲\n\n乙\n丙'],
    ['a no-break space', '全区\u00A086\u00A0个', '全区 86 个'],
    ['a narrow no-break space', '1\u202F000', '1 000'],
    ['en, em, thin, hair, figure and ogham blanks', 'a\u2002b\u2003c\u2009d\u200Ae\u2007f\u1680g', 'a b c d e f g'],
    ['an ideographic blank, which stays', '甲\u3000乙', '甲\u3000乙'],
    ['a byte order mark', '\uFEFF甲', '甲'],
    ['a zero-width space', '甲\u200B乙', '甲乙'],
    ['joiners', '甲\u200C乙\u200D丙\u2060丁', '甲乙丙丁'],
    ['a soft hyphen', '信息\u00AD化', '信息化'],
    ['marks of direction', '\u200E13800138000\u200F', '13800138000'],
    ['what telephones put around a number', '\u202D138 0013 8000\u202C', '138 0013 8000'],
    ['what Windows puts before a path', '\u202AC:', 'C:'],
    ['a letter and its accent', 'cafe\u0301', 'café'],
    ['a letter and two marks', 'u\u0308\u0304', 'ǖ'],
    ['kana and its mark', 'か\u3099', 'が'],
    ['a letter, an invisible joiner and its mark', 'e\u034F\u0301', 'é'],
    ['Hangul in parts', '\u1112\u1161\u11AB', '한'],
    ['signs that Unicode has twice', '10 \u212A，5 k\u2126，1 \u212B\u037E \u2329甲\u232A', '10 K，5 kΩ，1 Å; 〈甲〉'],
    ['a radical of Kangxi', '农⼾', '农户'],
    ['a radical of CJK', '⻓江', '长江'],
    ['a private-use character of GBK', '徐\uE863', '徐䶮'],
    ['the euro of GBK', '\uE76C', '€'],
    ['a selector of emoji', '☀\uFE0F ①\uFE0F', '☀ ①'],
    ['a selector of text', '☎\uFE0E', '☎'],
    ['a selector behind a radical', '⼾\uFE0F', '户'],
    [
      'bullets of Wingdings and Symbol',
      '\uF06C数据\n\uF06E归集\n\uF0B7甲\n\uF0D8乙\n\uF0FC丙',
      '●数据\n■归集\n•甲\n➢乙\n✓丙',
    ],
    ['a bullet in the middle', '数据\uF06C归集', '数据●归集'],
    ['boxes and ticks of Wingdings', '\uF0A8\uF0FE\uF0FD\uF0A7\uF076', '◻☑☒▪❖'],
    ['an arrow of AutoCorrect', '甲\uF0E0乙', '甲→乙'],
    ['signs of Symbol', '\uF0B3 95%，\uF0B1 5\uF0B0，3\uF0B4 4', '≥ 95%，± 5°，3× 4'],
    ['a letter of Symbol', '\uF061、\uF057', 'α、Ω'],
    ['numbers in circles', '\uF081甲', '①甲'],
    ['a bullet that is a letter in Symbol, at the start of a paragraph', '甲\n\uF075 乙', '甲\n◆ 乙'],
  ])('is put right: %s', (_, filed, right) => {
    expect(printed(filed)).toBe(right);
  });

  it.each([
    ['a radical that stands for two characters', '⻏'],
    ['a character that is a letter in one symbol font and a bullet in the other, beside a unit', '5\uF06Dm'],
    ['marks that no character has', 'x\u0301\u0323'],
    ['a mark that reverses text', '\u202E甲'],
    ['a private-use character of nobody', '\uE000'],
    ['a variation of an ideograph', '辻\u{E0100}'],
    ['a filler', '\u3164'],
    ['a tag', '\u{E0041}'],
  ])('is not %s', (_, filed) => {
    expect(printed(filed)).toBe(filed);
    expect(firstRefused(filed)).toBeGreaterThanOrEqual(0);
  });

  it('of every place of both charts is a character that has a face', () => {
    const { coverage } = openFonts(join(root, 'fonts'));
    const standard = Array.from({ length: 0xe0 }, (_, index) => printed(String.fromCharCode(0xf020 + index)));
    const without = standard.filter((character) => /[\uF020-\uF0FF]/.test(character));
    // Places that neither font has, and the apple of Symbol.
    expect(without.map((character) => character.charCodeAt(0).toString(16))).toEqual(['f0ff']);
    expect(standard.filter((character) => coverage.firstMissing(character) !== undefined)).toEqual(without);
  });

  it('is told with its place in the text as filed', () => {
    expect(changesOf('😀\r\n⼾')).toEqual([
      { kind: 'line-end', start: 2, end: 4, became: '\n' },
      { kind: 'radical', start: 4, end: 5, became: '户' },
    ]);
  });
});

describe('putting right', () => {
  const ascii = Array.from({ length: 0x5f }, (_, index) => String.fromCharCode(0x20 + index));
  const gbkSymbols = Array.from(
    readFileSync(join(root, 'fonts', 'repertoires', 'gbk-symbols.txt'), 'utf8').replaceAll('\n', ''),
  );
  const levelThree = repertoires(join(root, 'fonts')).find(({ id }) => id === 'gb18030-2022-level-3')?.characters;
  const han = Array.from({ length: 0x30000 }, (_, codePoint) => codePoint)
    .filter((codePoint) => levelThree?.has(codePoint))
    .map((codePoint) => String.fromCodePoint(codePoint));

  it('changes no character that prints and means itself', () => {
    expect([ascii.length, han.length]).toEqual([95, 87_887]);
    expect(gbkSymbols.length).toBeGreaterThan(700);
    for (const characters of [ascii, han, gbkSymbols]) expect(printed(characters.join(''))).toBe(characters.join(''));
  });

  it('changes none of them wherever it stands', () => {
    const all = [...ascii, '\n', '\t', ...han, ...gbkSymbols];
    fc.assert(
      fc.property(fc.array(fc.nat(all.length - 1).map((index) => all[index] ?? '')), (characters) => {
        expect(printed(characters.join(''))).toBe(characters.join(''));
      }),
    );
  });

  it('leaves nothing to be put right once more in a text that can be printed', () => {
    const special = Array.from(
      'e\u0301\u0308\r\n\v\u00A0\u2003\uFEFF\u200D\u00AD\u034F\uFE0F⼾⻏\uE863\uF06C\uF06D\uF075 甲a5か\u3099☀',
    );
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...special), { maxLength: 12 }), (characters) => {
        const once = printed(characters.join(''));
        fc.pre(firstRefused(once) < 0);
        expect(printed(once)).toBe(once);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the private-use characters of GBK', () => {
  it('become what GB 18030 has at their two-byte codes, all of them', () => {
    const [gbk, gb18030] = [new TextDecoder('gbk'), new TextDecoder('gb18030')];
    let found = 0;
    for (let lead = 0xa1; lead <= 0xfe; lead += 1) {
      for (let trail = 0x40; trail <= 0xfe; trail += 1) {
        const code = Uint8Array.of(lead, trail);
        const [old, standard] = [gbk.decode(code), gb18030.decode(code)];
        if (!/^[\uE766-\uE864]$/.test(old) || /[\uE000-\uF8FF\uFFFD]/.test(standard)) continue;
        found += 1;
        expect(printed(old)).toBe(standard);
      }
    }
    expect(found).toBeGreaterThanOrEqual(100);
  });

  it('become the six Han of extension B that stood at FE51 and so on', () => {
    expect(printed('\uE816\uE817\uE818\uE831\uE83B\uE855')).toBe(
      '\u{20087}\u{20089}\u{200CC}\u{215D7}\u{2298F}\u{241FE}',
    );
  });
});

it('keeps the samples as they are', () => {
  for (const sample of [
    'annex-2/samples/official.json',
    'annex-4/samples/official.json',
    'annex-2/samples/full.json',
  ]) {
    expect(changesOf(readFileSync(join(root, 'templates', sample), 'utf8'))).toEqual([]);
  }
});

it('leaves a text of thousands of combining marks alone: to order them takes quadratic time', () => {
  const bomb = `a${'\u0301'.repeat(20_000)}${'\u0316'.repeat(20_000)}`;
  const normalize = vi.spyOn(String.prototype, 'normalize');
  expect(printed(bomb)).toBe(bomb);
  expect(comparable(bomb)).toBe(bomb);
  expect(impossiblePercentage(`${bomb}120%`)).toBe('120%');
  const lengths = normalize.mock.contexts.map((text) => String(text).length);
  normalize.mockRestore();
  expect(Math.max(...lengths)).toBeLessThan(20);
});
