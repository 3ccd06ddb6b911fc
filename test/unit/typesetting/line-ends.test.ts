import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { notAtLineEnd, notAtLineStart } from '../../../src/typesetting/kinsoku.ts';
import { breakLines } from '../../../src/typesetting/line-breaker.ts';
import { shippedFonts } from '../../support/page-renderer.ts';

const size = 210;
const advance = shippedFonts.advancesOf('Filing Press Song');
const widthOf = (text: string): number =>
  Array.from(text).reduce((sum, character) => sum + advance(character.codePointAt(0) ?? 0) * size, 0);

const listed = (list: string, character = ''): boolean => character !== '' && Array.from(list).includes(character);

/** What may not be parted, blanks behind it included: words up to a hyphen, single characters, what 禁则 adds to them. */
function unitsOf(text: string): readonly string[] {
  const units: string[] = [];
  for (const [piece] of text.matchAll(/(?:[!-,.-~À-ÖØ-öø-ɏͰ-ԯ]+-*|-+|[^ \u3000])[ \u3000]*|[ \u3000]+/gu)) {
    const before = Array.from(units.at(-1)?.trimEnd() ?? '').at(-1);
    const glued = listed(notAtLineStart, Array.from(piece)[0]) || listed(notAtLineEnd, before);
    if (glued && units.length > 0) units.push(`${units.pop()}${piece}`);
    else units.push(piece);
  }
  return units;
}

const pieces = [
  ...[
    '预算',
    '绩效目标',
    '喆',
    '𠀀',
    'GB50173-2014',
    '13800138000',
    '95%',
    '0.5',
    '1,200.00',
    '98.5',
    '2021',
    '12号',
    'a',
  ],
  ...[
    'zhang.san@example.cn',
    'http://a.cn/b?c=d',
    'Wi-Fi',
    'café',
    'Россия',
    '(802.11ax)',
    '10⁵',
    'm³',
    'CO₂',
    '１２３',
  ],
  ...[
    '，',
    '。',
    '、',
    '；',
    '）',
    '》',
    '”',
    '’',
    '（',
    '《',
    '“',
    '‘',
    '【',
    '】',
    '￥',
    '……',
    '——',
    '—',
    '…',
    '·',
    '／',
    '～',
  ],
  ...['≥', '①', 'Ⅲ', '№', '×', '℃', '‰', '°', '％', '㎡', '々', 'ァ', 'ー', '-', '/', '"', "'", '.', ' ', '　', '-5'],
];
const texts = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 60 }).map((some) => some.join(''));
/** The narrowest column of the forms has room for four characters, the widest for 44. */
const columns = fc.integer({ min: 3 * size, max: 44 * size });

/** Lines with the offsets at which they begin and end, and the unit that the end stands in, if it parts one. */
function* tornLines(text: string, width: number) {
  const units = unitsOf(text);
  let [start, unitStart, unit] = [0, 0, 0];
  for (const line of breakLines(text, { width, size, advance })) {
    const end = start + line.length;
    while (unitStart + (units[unit]?.length ?? Infinity) <= end) {
      unitStart += units[unit]?.length ?? 0;
      unit += 1;
    }
    if (unitStart < end) yield { from: Math.max(start, unitStart), end, unit: (units[unit] ?? '').trimEnd() };
    start = end;
  }
}

/** The words of a text, without what 禁则 adds to them, that have room on a line of their own: their places inside. */
function insideFittingWords(text: string, width: number): ReadonlySet<number> {
  const words = Array.from(text.matchAll(/[!-,.-~À-ÖØ-öø-ɏͰ-ԯ]+-?|-/gu));
  return new Set(
    words
      .filter(([word]) => widthOf(word) <= width)
      .flatMap(({ 0: word, index }) => Array.from({ length: word.length - 1 }, (_, at) => index + at + 1)),
  );
}

describe('Lines of any text, in any column', () => {
  it('part nothing that fits on a line of its own', () => {
    fc.assert(
      fc.property(texts, columns, (text, width) => {
        for (const { unit } of tornLines(text, width)) expect(widthOf(unit), unit).toBeGreaterThan(width - 3);
      }),
      { numRuns: 2_000 },
    );
  });

  it('tear no number and no other word that fits on a line of its own, whatever stands beside it', () => {
    fc.assert(
      fc.property(texts, columns, (text, width) => {
        const whole = insideFittingWords(text, width);
        for (const { end } of tornLines(text, width)) expect(whole.has(end), text.slice(0, end)).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  it('begin and end with no forbidden character, unless the column is too narrow for anything else', () => {
    const parted = (text: string, place: number): boolean =>
      listed(notAtLineStart, Array.from(text.slice(place))[0]) ||
      listed(notAtLineEnd, Array.from(text.slice(0, place).trimEnd()).at(-1));
    fc.assert(
      fc.property(texts, columns, (text, width) => {
        const whole = insideFittingWords(text, width);
        for (const { from, end } of tornLines(text, width)) {
          const inside = Array.from({ length: end - from - 1 }, (_, index) => from + 1 + index);
          const possible = inside.filter(
            (place) => !whole.has(place) && !/[ \u3000\uDC00-\uDFFF]/.test(text[place] ?? ''),
          );
          if (parted(text, end)) expect(possible.filter((place) => !parted(text, place))).toEqual([]);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('have no room for what follows', () => {
    fc.assert(
      fc.property(texts, columns, (text, width) => {
        const lines = breakLines(text, { width, size, advance });
        lines.slice(0, -1).forEach((line, index) => {
          const rest = lines.slice(index + 1).join('');
          const next = unitsOf(rest)[0] ?? '';
          const glued = unitsOf(line + rest).some((unit) => unit === `${line}${next}`);
          if (!glued) expect(widthOf(line) + widthOf(next.trimEnd()), line).toBeGreaterThan(width - 3);
        });
      }),
    );
  });
});

it('The lists of 禁则 are as long as Word takes them, and have no character twice', () => {
  expect(notAtLineStart.length).toBeLessThanOrEqual(100);
  expect(notAtLineEnd.length).toBeLessThanOrEqual(50);
  for (const list of [notAtLineStart, notAtLineEnd]) expect(new Set(list).size).toBe(list.length);
});
