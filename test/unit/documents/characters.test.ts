import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { normaliseCharacters, unprintableCharacters } from '../../../src/documents/characters.ts';
import { refusedCharacters } from '../../../src/documents/characters-refused.ts';
import type { CharacterCoverage } from '../../../src/documents/ports.ts';
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

function messages(text: string): readonly string[] {
  return unprintableCharacters(coverage, schema, { rows: [{ name: text }] }).map(({ message }) => message);
}

describe('the check of characters', () => {
  it('names pointer, label, character, code point, position and remedy', () => {
    expect(unprintableCharacters(coverage, schema, { rows: [{ name: '好' }, { name: '𠮷⼈事' }] })).toEqual([
      {
        severity: 'error',
        rule: 'unprintable-character',
        pointer: '/rows/1/name',
        label: '绩效指标 › 指标2 › 名称',
        message: '第 2 个字符“⼈”（U+2F08）是部首符号，不是汉字（常见于从 PDF 复制的文字），请改为汉字“人”（U+4EBA）。',
      },
    ]);
  });

  it('tells every character of a text once, with the number of its places', () => {
    expect(messages('a😀b\u00A0c😀')).toEqual([
      '第 2 个字符“😀”（U+1F600）等共 2 处是表情符号，公文字体不含，请删去或改用文字。',
      '第 4 个字符（U+00A0）是特殊空格（不换行空格，常见于从网页或 Word 复制的文字），请改为普通空格或全角空格。',
    ]);
  });

  it('shows no character that is invisible, reorders text or joins with its neighbours', () => {
    for (const character of ['\u202E', '\u200B', '\uFEFF', '\u0301', '\u2028', '\uE000', '\u{E0100}']) {
      expect(messages(character)[0]).not.toContain(character);
      expect(messages(character)[0]).toContain('U+');
    }
  });

  it('counts what goes beyond twenty different characters of a text', () => {
    const many = Array.from({ length: 30 }, (_, index) => String.fromCodePoint(0x1f600 + index)).join('');
    expect(messages(many)).toHaveLength(21);
    expect(messages(many)[20]).toBe('另有 10 种无法打印的字符，请一并修改。');
  });

  it('stays short and quick for a filing of nothing else', () => {
    const rows = Array.from({ length: 50_000 }, () => ({ name: '😀'.repeat(20) }));
    const findings = unprintableCharacters(coverage, schema, { rows });
    expect(findings.length).toBeLessThanOrEqual(1_001);
    expect(findings.at(-1)?.pointer).toBe('');
  });

  it('leaves control characters and lone surrogates to the fields, numbers alone', () => {
    expect(messages('一\n二\t\u0000\uD800')).toEqual([]);
    expect(unprintableCharacters(coverage, schema, { rows: [{ name: new NumberLiteral('1.50') }] })).toEqual([]);
  });

  it('finds texts wherever they are, fields that the schema does not know included', () => {
    expect(unprintableCharacters(coverage, schema, { other: [['😀']], __proto__: null })[0]?.pointer).toBe(
      '/other/0/0',
    );
  });
});

/** One of each kind, and what else the kind has. Those of the last column pass. */
const decisions: Readonly<
  Record<string, { readonly refused: readonly string[]; readonly printed: readonly string[] }>
> = {
  radical: { refused: ['⼀', '⿕', '⻓', '⺀'], printed: ['⺁', '⺮', '一', '⿰'] },
  'compatibility-ideograph': { refused: ['\uF900', '\uFA6A', '\u{2F801}'], printed: ['\uF92C', '\uFA0E', '豈'] },
  'variation-selector': { refused: ['\uFE00', '\uFE0F', '\u{E0100}', '\u{E01EF}', '\u180B'], printed: [] },
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

  it('names a Han twin for every Kangxi radical', () => {
    for (let codePoint = 0x2f00; codePoint <= 0x2fd5; codePoint += 1) {
      expect(messages(String.fromCodePoint(codePoint))[0]).toMatch(/请改为汉字“\p{Unified_Ideograph}”/u);
    }
  });
});

describe('the old private-use characters of GB 18030', () => {
  /** Two-byte codes whose characters changed; the decoder of Node (ICU) is the independent witness. */
  const changed = 'A6D9 A6DA A6DB A6DC A6DD A6DE A6DF A6EC A6ED A6F3 FE59 FE61 FE66 FE67 FE6D FE7E FE90 FEA0 A8BC';
  const old = 'E78D E78E E78F E790 E791 E792 E793 E794 E795 E796 E81E E826 E82B E82C E832 E843 E854 E864 E7C7';
  const six = { E816: 0x20087, E817: 0x20089, E818: 0x200cc, E831: 0x215d7, E83B: 0x2298f, E855: 0x241fe };
  const decoder = new TextDecoder('gb18030');

  it('become what GB 18030 has at their two-byte codes', () => {
    const standard = changed.split(' ').map((code) => decoder.decode(Buffer.from(code, 'hex')));
    const privateUse = old.split(' ').map((code) => String.fromCharCode(parseInt(code, 16)));
    expect(privateUse.map((character) => normaliseCharacters(character))).toEqual(standard);
    expect(standard.join('')).not.toMatch(/\p{Co}/u);
  });

  it('become the six Han of extension B that stood at FE51 and so on', () => {
    for (const [code, codePoint] of Object.entries(six)) {
      expect(normaliseCharacters(String.fromCharCode(parseInt(code, 16)))).toBe(String.fromCodePoint(codePoint));
    }
  });

  it('are replaced in every text of a filing, and nothing else is', () => {
    const number = new NumberLiteral('1.50');
    const filing = { a: ['x\uE81E\uE000', 'e\u0301\u00A0'], n: number, t: true, z: null };
    expect(normaliseCharacters(filing)).toEqual({ a: ['x\u9FB4\uE000', 'e\u0301\u00A0'], n: number, t: true, z: null });
    expect(filing.a[0]).toBe('x\uE81E\uE000');
  });

  it('leave every other text as it is, the same object', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        fc.pre(!/[\uE78D-\uE864\uE7C7]/.test(JSON.stringify(json)));
        expect(normaliseCharacters(json)).toBe(json);
      }),
    );
  });

  it('keep a key called __proto__ a key', () => {
    const filing: unknown = JSON.parse('{"__proto__":{"a":"\uE81E"}}');
    expect(JSON.stringify(normaliseCharacters(filing))).toBe('{"__proto__":{"a":"\u9FB4"}}');
  });
});
