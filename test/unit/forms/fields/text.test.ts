import { describe, expect, it } from 'vitest';
import { maxTextLength, narrativeField, requiredTextField, textField } from '../../../../src/forms/fields/text.ts';
import { NumberLiteral } from '../../../../src/forms/number-literal.ts';
import { json, meta, offers, read } from '../../../support/read-field.ts';

describe('a text', () => {
  const field = textField(meta);

  it('is taken as it is, blanks, tabs and paragraphs included', () => {
    const text = ' 甲\t乙\n\n丙𠮷é '; // a character beyond the BMP, a combining mark
    expect(read(field, text)).toBe(text);
  });

  it('holds no control characters but \\n and \\t, and no half of a surrogate pair', () => {
    const allowed = [0x09, 0x0a];
    const codes = [...Array(0xa0).keys(), 0xd800, 0xdbff, 0xdc00, 0xdfff];
    for (const code of codes) {
      const isControl = (code < 0x20 && !allowed.includes(code)) || (code >= 0x7f && code < 0xa0) || code >= 0xd800;
      const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
      const text = `𠮷甲${String.fromCharCode(code)}乙`;
      expect(read(field, text), name).toEqual(
        isControl ? [expect.stringMatching(`^第 3 个字符是.*${name.replace('+', '\\+')}`)] : text,
      );
    }
  });

  it.each([
    ['\r', '回车符'],
    ['\ud800', '不成对的代理码元'],
    ['\u0000', '控制字符'],
  ])('says of %j what it is', (character, words) =>
    expect(read(field, character)).toEqual([expect.stringContaining(words)]),
  );

  it('has a limit that counts characters, not UTF-16 units', () => {
    expect(read(field, '𠮷'.repeat(maxTextLength))).toHaveLength(maxTextLength * 2);
    expect(read(field, '字'.repeat(maxTextLength + 1))).toEqual([
      `共 ${maxTextLength + 1} 个字符，最多 ${maxTextLength} 个，请缩短。`,
    ]);
  });

  it('that is required is more than white space', () => {
    const required = requiredTextField(meta);
    expect(read(required, ' 甲 ')).toBe(' 甲 ');
    for (const text of ['', ' ', '\n', '\u3000\t'])
      expect(read(required, text), JSON.stringify(text)).toEqual(['不能为空，请填写。']);
  });

  it('may be nothing but a number, printed as it was written', () => {
    const written = ['85', '100.50', '0', '13800138000', '12345678901234567890', '9'.repeat(40), '0.1', '-5'];
    expect(written.map((literal) => read(field, json(literal)))).toEqual(written);
    expect(read(field, json('1e2'))).toBe('100');
    expect(read(field, json('0E+50'))).toBe('0');
  });

  it.each(['1e50', '1e999', '-1e-50', '9'.repeat(41), `0.${'1'.repeat(41)}`])(
    'is no number of more than forty digits: %s',
    (literal) => {
      expect(read(field, json(literal))).toEqual(['数字超过 40 位，请改正；要照此打印，请写成文本（写在双引号里）。']);
    },
  );

  it.each([
    ['0.30000000000000004', '0.3'],
    ['95.30000305175781', '95.3'],
    ['-0.7999999999999999', '-0.8'],
    ['5.551115123125783e-17', '0'],
  ])('is no artefact of arithmetic: %s, which is meant for %s', (literal, meant) => {
    expect(read(field, json(literal))).toEqual([expect.stringContaining(`误差；是否指 ${meant}？`)]);
    expect(offers(field, json(literal))).toEqual([meant]);
    expect(read(field, literal)).toBe(literal);
    expect(read(field, meant)).toBe(meant);
  });

  it('is no figure that a program divided, whatever it was', () => {
    expect(read(field, json('66.66666666666667'))).toEqual([expect.stringMatching(/^小数位数过多，.*误差，请改正/)]);
  });

  it.each([null, true, [], {}])('is not %j', (value) => {
    expect(field.safeParse(value).success).toBe(false);
  });

  it.each([0, new NumberLiteral('1.0'), true, null])('that is prose or a name is not %j', (value) => {
    expect(narrativeField(meta).safeParse(value).success).toBe(false);
    expect(requiredTextField(meta).safeParse(value).success).toBe(false);
  });
});
