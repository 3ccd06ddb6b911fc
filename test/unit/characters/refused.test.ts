import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { refusedCharacters } from '../../../src/characters/refused.ts';
import { checkCharacters } from '../../../src/documents/characters/check-characters.ts';
import type { CharacterCoverage } from '../../../src/documents/ports.ts';
import type { Finding } from '../../../src/forms/findings.ts';
import { NumberLiteral } from '../../../src/forms/number-literal.ts';

const row = z.object({ name: z.string().meta({ title: '名称' }) }).meta({ title: '指标' });
const schema = z.object({ rows: z.array(row).meta({ title: '绩效指标' }) });

/** Fonts that draw everything but emoji. */
const coverage: CharacterCoverage = {
  firstMissing: (text) => {
    const index = text.search(/[\u{1F300}-\u{1FAFF}]/u);
    return index < 0 ? undefined : { index, codePoint: text.codePointAt(index) ?? 0 };
  },
};

function findings(filing: unknown): readonly Finding[] {
  return checkCharacters(filing, { schema, coverage, text: 'as-filed' }).findings;
}

function messages(text: string): readonly string[] {
  const errors = findings({ rows: [{ name: text }] }).filter(({ severity }) => severity === 'error');
  return errors.map(({ message }) => message);
}

describe('the check of characters', () => {
  it('names pointer, label, character, code point, position and remedy', () => {
    expect(findings({ rows: [{ name: '好' }, { name: '𠮷⼈事' }] })).toEqual([
      {
        severity: 'error',
        rule: 'unprintable-character',
        pointer: '/rows/1/name',
        label: '绩效指标 › 指标2 › 名称',
        message: '第 2 个字符“⼈”（U+2F08）是部首符号，不是汉字（常见于从 PDF 复制的文字），请改为汉字“人”（U+4EBA）。',
        character: '⼈',
        codePoint: 'U+2F08',
        positions: [2],
        replacement: '人',
      },
    ]);
  });

  it('tells every character of a text once, with all its places', () => {
    expect(messages('a😀b\u00A0c😀')).toEqual([
      '第 2、6 个字符“😀”（U+1F600）是表情符号，公文字体不含，请删去或改用文字。',
      '第 4 个字符（U+00A0）是特殊空格（不换行空格，常见于从网页或 Word 复制的文字），请改为普通空格或全角空格。',
    ]);
    const [finding] = findings({ rows: [{ name: '😀'.repeat(600) }] });
    expect(finding?.message).toContain('第 1、2、3、4、5、… 个字符，共 600 处，');
    expect(finding?.positions).toHaveLength(500);
  });

  it('shows no character that is invisible, reorders text or joins with its neighbours', () => {
    for (const character of ['\u202E', '\u200B', '\uFEFF', '\u0301', '\u2028', '\uE000', '\u{E0100}']) {
      expect(messages(character)[0]).not.toContain(character);
      expect(messages(character)[0]).toContain('U+');
    }
  });

  it('lists every character of a text, however many there are', () => {
    const many = Array.from({ length: 300 }, (_, index) => String.fromCodePoint(0x1f400 + index)).join('');
    expect(messages(many)).toHaveLength(300);
  });

  it('keeps a thousand findings and counts the others by character', () => {
    const rows = Array.from({ length: 2_000 }, () => ({ name: '😀人😁' }));
    const { findings, untold } = checkCharacters({ rows }, { schema, coverage, text: 'as-filed' });
    expect(findings).toHaveLength(1_000);
    expect(untold.count('error')).toBe(3_000);
    expect(untold.words('error')).toBe('其中有字符 U+1F600 1500 处、U+1F601 1500 处');
  });

  it('names control characters and lone surrogates by the rule of texts, and leaves numbers alone', () => {
    const found = findings({ rows: [{ name: '一\n二\t\0\uD800\r\0' }] });
    expect(
      found.map(({ rule, codePoint, positions, replacement }) => [rule, codePoint, positions, replacement]),
    ).toEqual([
      ['text', 'U+0000', [5, 8], undefined],
      ['text', 'U+D800', [6], undefined],
      ['text', 'U+000D', [7], '\n'],
    ]);
    expect(findings({ rows: [{ name: new NumberLiteral('1.50') }] })).toEqual([]);
  });

  it('names sequences with what to write instead, as filed', () => {
    const found = findings({ rows: [{ name: '甲\r\n乙e\u0301☀\uFE0F\uF0D8\uE863\u2126' }] });
    expect(found.map(({ codePoint, positions, replacement }) => [codePoint, positions, replacement])).toEqual([
      ['U+000D U+000A', [2], '\n'],
      ['U+0065 U+0301', [5], 'é'],
      ['U+2600 U+FE0F', [7], '☀'],
      ['U+F0D8', [9], '➢'],
      ['U+E863', [10], '䶮'],
      ['U+2126', [11], 'Ω'],
    ]);
    for (const { message, replacement = '' } of found.slice(1)) expect(message).toContain(`请改为“${replacement}”`);
  });

  it('offers nothing where two are possible', () => {
    const [found] = checkCharacters({ rows: [{ name: '5\uF06Dm' }] }, { schema, coverage, text: 'normalise' }).findings;
    expect(found?.message).toContain('请改为“❍”（U+274D）或“μ”（U+03BC）');
    expect(found).not.toHaveProperty('replacement');
  });

  it('tells control characters of what is not printed, and nothing else of it', () => {
    const unprinted = z.object({ note: z.string().meta({ title: '备注', 'x-printed': false }) });
    const check = { schema: unprinted, coverage, text: 'as-filed' } as const;
    expect(checkCharacters({ note: '😀⼈' }, check).findings).toEqual([]);
    expect(checkCharacters({ note: '😀\u0007\u0007' }, check).findings).toMatchObject([
      { rule: 'text', codePoint: 'U+0007', positions: [2, 3] },
    ]);
  });

  it('finds texts wherever they are, fields that the schema does not know included', () => {
    expect(findings({ other: [['😀']], __proto__: null })[0]?.pointer).toBe('/other/0/0');
  });
});

/** One of each kind, and what else the kind has. Those of the last column pass. */
const decisions: Readonly<
  Record<string, { readonly refused: readonly string[]; readonly printed: readonly string[] }>
> = {
  radical: { refused: ['⼀', '⿕', '⻓', '⺀'], printed: ['⺁', '⺮', '一', '⿰'] },
  'compatibility-ideograph': { refused: ['\uF900', '\uFA6A', '\u{2F801}'], printed: ['\uF92C', '\uFA0E', '豈'] },
  'variation-selector': { refused: ['\uFE00', '\u{E0100}', '\u{E01EF}', '\u180B'], printed: [] },
  'combining-mark': { refused: ['\u0301', '\u3099', '\u20DD', '\u0489', '\u302A'], printed: ['é', 'ǘ', 'が'] },
  space: { refused: ['\u00A0', '\u2002', '\u2003', '\u2009', '\u202F', '\u205F', '\u1680'], printed: [' ', '\u3000'] },
  'line-separator': { refused: ['\u2028', '\u2029'], printed: [] },
  'bidi-control': { refused: ['\u200E', '\u200F', '\u202A', '\u202E', '\u2066', '\u2069', '\u061C'], printed: [] },
  'soft-hyphen': { refused: ['\u00AD'], printed: ['-', '‐', '\u2011'] },
  'zero-width': {
    refused: ['\u200B', '\u200C', '\u200D', '\u2060', '\uFEFF', '\u034F', '\u3164', '\u115F', '\u{E0041}', '\uFFF9'],
    printed: [],
  },
  ligature: { refused: ['\uFB00', '\uFB01', '\uFB06'], printed: ['fi', 'æ', 'œ', '㎡', '①'] },
  'private-use': { refused: ['\uE000', '\uF8FF', '\u{F0000}', '\u{10FFFD}'], printed: [] },
  replacement: { refused: ['\uFFFC', '\uFFFD'], printed: [] },
};

describe('what is decided for characters that would not come out as they went in', () => {
  it('has an example of every decision', () => {
    expect(refusedCharacters.map(({ name }) => name)).toEqual(Object.keys(decisions));
  });

  it.each(Object.entries(decisions))('refuses %s', (name, { refused, printed }) => {
    const decision = refusedCharacters.find((candidate) => candidate.name === name);
    for (const character of refused) {
      expect(messages(`甲${character}乙`)).toEqual([expect.stringContaining(decision?.advice(character) ?? 'none')]);
    }
    for (const character of printed) expect(messages(`甲${character}乙`)).toEqual([]);
  });

  it('names a Han twin for every Kangxi radical, and both where a radical may be either of two', () => {
    for (let codePoint = 0x2f00; codePoint <= 0x2fd5; codePoint += 1) {
      expect(messages(String.fromCodePoint(codePoint))[0]).toMatch(/请改为汉字“\p{Unified_Ideograph}”/u);
    }
    expect(messages('⻏')[0]).toContain('请改为汉字“邑”（U+9091）或“阝”（U+961D）。');
  });
});

describe('a character that would become one without a face', () => {
  it('is refused with what it would have to be, and not told as printed', () => {
    const noArrow: CharacterCoverage = {
      firstMissing: (text) => (text.includes('➢') ? { index: text.indexOf('➢'), codePoint: 0x27a2 } : undefined),
    };
    const check = { schema, coverage: noArrow, text: 'normalise' } as const;
    expect(checkCharacters({ rows: [{ name: '甲\uF0D8\u00A0' }] }, check).findings).toEqual([
      expect.objectContaining({
        ...{ severity: 'error', rule: 'unprintable-character', codePoint: 'U+F0D8', positions: [2] },
        message: '第 2 个字符（U+F0D8）应为“➢”（U+27A2），而没有字体可以打印，请改用其他字符，或用文字说明。',
      }),
      expect.objectContaining({ severity: 'notice', codePoint: 'U+00A0' }),
    ]);
  });
});
