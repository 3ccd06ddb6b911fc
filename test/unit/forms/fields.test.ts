import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { amountField } from '../../../src/forms/fields/amount.ts';
import { choiceField } from '../../../src/forms/fields/choice.ts';
import { dateField } from '../../../src/forms/fields/date.ts';
import { listField, maxListLength, requiredListField } from '../../../src/forms/fields/list.ts';
import { integerField, numberField } from '../../../src/forms/fields/number.ts';
import { recordField } from '../../../src/forms/fields/record.ts';
import { maxTextLength, requiredTextField, textField, textOrNumberField } from '../../../src/forms/fields/text.ts';
import { NumberLiteral } from '../../../src/forms/number-literal.ts';

const meta = { title: '标题', description: '说明。' };

/** What a field makes of a value; an array of its complaints if it refuses it. */
function read(field: z.ZodType, value: unknown): unknown {
  const parsed = field.safeParse(value);
  return parsed.success ? parsed.data : parsed.error.issues.map(({ message }) => message);
}

/** A JSON number as the reader gives it. */
function json(literal: string): unknown {
  const value = Number(literal);
  return String(value) === literal ? value : new NumberLiteral(literal);
}

describe('an amount', () => {
  const field = amountField(meta);

  it.each([
    ['0', '0'],
    ['100', '100'],
    ['100.50', '100.50'],
    ['100.5', '100.5'],
    ['0.10', '0.10'],
    ['-0', '0'],
    ['-0.00', '0.00'],
    ['1e2', '100'],
    ['1.5E+3', '1500'],
    ['25e-2', '0.25'],
    ['999999999999999', '999999999999999'],
  ])('given as the number %s prints %s', (literal, printed) => {
    expect(read(field, json(literal))).toBe(printed);
  });

  it.each(['0', '100', '100.50', '0.123456', '999999999999999.999999', '007'.slice(2)])(
    'given as the string "%s" prints as it is',
    (text) => expect(read(field, text)).toBe(text),
  );

  it('absent or the empty string is an empty cell, unlike 0', () => {
    expect(read(field, undefined)).toBeUndefined();
    expect(read(field, '')).toBeUndefined();
    expect(read(field, 0)).toBe('0');
  });

  it.each([
    ['-1', '不能为负数'],
    ['-0.01', '不能为负数'],
    ['0.123', '写成数字时小数最多 2 位'],
    ['100.000', '写成数字时小数最多 2 位'],
    ['0.30000000000000004', '写成数字时小数最多 2 位'],
    ['1e-3', '写成数字时小数最多 2 位'],
    ['1000000000000000', '整数部分最多 15 位'],
    ['1e400', '超出范围'],
    ['1e999999999', '超出范围'],
  ])('given as the number %s is refused: %s', (literal, words) => {
    expect(read(field, json(literal))).toEqual([expect.stringContaining(words)]);
  });

  it.each([
    ['-1', '不能为负数'],
    ['0.1234567', '小数最多 6 位'],
    ['1234567890123456', '整数部分最多 15 位'],
    ...[
      '1,000',
      '100元',
      '100万元',
      ' 100',
      '1e2',
      '+5',
      '.5',
      '5.',
      '007',
      '１００',
      '一百',
      'NaN',
      '0x10',
      '--1',
      ' ',
    ].map((text): [string, string] => [text, '应为金额']),
  ])('given as the string "%s" is refused: %s', (text, words) => {
    expect(read(field, text)).toEqual([expect.stringContaining(words)]);
  });

  it.each([null, true, [], {}, [1]])('given as %j is refused', (value) => {
    expect(read(field, value)).toEqual([expect.stringContaining('应为金额')]);
  });

  it('of any number with at most two decimals prints its digits, never grouped or rounded', () => {
    const digits = fc.tuple(fc.nat({ max: 999_999_999 }), fc.constantFrom('', '.5', '.05', '.50', '.00', '.99'));
    fc.assert(
      fc.property(digits, ([whole, fraction]) => {
        const literal = `${whole}${fraction}`;
        expect(read(field, json(literal))).toBe(literal);
        expect(read(field, literal)).toBe(literal);
      }),
    );
  });
});

describe('a date', () => {
  const field = dateField(meta);

  it('is a day that the calendar has, and no other', () => {
    const number = (digits: number) =>
      fc.integer({ min: 0, max: 10 ** digits - 1 }).map((n) => String(n).padStart(digits, '0'));
    fc.assert(
      fc.property(number(4), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 }), (year, month, day) => {
        const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
        const date = new Date(`${text}T00:00:00Z`);
        const exists = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) && Number(year) >= 1000;
        expect(field.safeParse(text).success, text).toBe(exists);
      }),
      { numRuns: 2000 },
    );
  });

  it.each(['2000-02-29', '2024-02-29', '2021-12-31', ''])('accepts %j', (text) => expect(read(field, text)).toBe(text));

  it.each(['1900-02-29', '2021-02-29', '2021-04-31', '0021-01-01', '2021-00-10', '2021-13-01'])(
    'refuses %s by name',
    (text) => {
      expect(read(field, text)).toEqual([`没有 ${text} 这一天，请改正。`]);
    },
  );

  it.each([
    '2021-1-1',
    '2021/01/01',
    '2021年1月1日',
    '20210101',
    '2021-01-01T00:00:00Z',
    ' 2021-01-01',
    '2021-01-01\n',
    '２０２１-01-01',
    '+002021-01-01',
  ])('refuses %j for its form', (text) => expect(read(field, text)).toEqual([expect.stringContaining('YYYY-MM-DD')]));
});

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

  it('may be a number where the form says so, printed as it was written', () => {
    const score = textOrNumberField(meta);
    expect(['85', '85.50', '1e2', '0'].map((literal) => read(score, json(literal)))).toEqual([
      '85',
      '85.50',
      '100',
      '0',
    ]);
    expect(read(score, '良好')).toBe('良好');
    expect(score.safeParse(json('1e999')).success).toBe(false);
    expect(score.safeParse(true).success).toBe(false);
  });

  it.each([0, null, true, [], {}, new NumberLiteral('1.0')])('is not %j', (value) => {
    expect(field.safeParse(value).success).toBe(false);
  });
});

describe('a choice', () => {
  const field = choiceField(meta, { new: '新增', continuing: '延续' });

  it('is one of its codes, the empty string, or absent', () => {
    expect(['new', 'continuing', '', undefined].map((value) => read(field, value))).toEqual([
      'new',
      'continuing',
      '',
      undefined,
    ]);
  });

  it.each(['新增', 'New', ' new', 'toString', '__proto__', null, 0, ['new']])(
    'is not %j, and names what there is',
    (value) => {
      expect(read(field, value)).toEqual([
        '请从下列各项中选择："new"（新增）、"continuing"（延续）；不选请删去这一项。',
      ]);
    },
  );
});

describe('a number', () => {
  const field = integerField(meta, { min: 1949, max: 2999 });

  it('may be written in any way that means the same', () => {
    expect(['2021', '2021.0', '2.021e3', '202100E-2'].map((literal) => read(field, json(literal)))).toEqual([
      2021, 2021, 2021, 2021,
    ]);
  });

  it.each(['2021.5', '1948', '3000', '1e400', '-2021'])(
    'that is not whole or out of range is refused: %s',
    (literal) => {
      expect(field.safeParse(json(literal)).success).toBe(false);
    },
  );

  it.each(['2021', null, true, [2021]])('is not %j', (value) => expect(field.safeParse(value).success).toBe(false));

  it('need not be whole where the form says so', () => {
    expect(read(numberField(meta, { min: 0, max: 100 }), json('49.50'))).toBe(49.5);
  });
});

describe('a list', () => {
  const item = recordField(meta, { name: textField(meta) });

  it('may be absent or empty unless it is required', () => {
    expect(read(listField(meta, item), undefined)).toBeUndefined();
    expect(read(listField(meta, item), [])).toEqual([]);
    expect(read(requiredListField(meta, item), [])).toEqual(['至少要有一项，请填写。']);
    expect(requiredListField(meta, item).safeParse(undefined).success).toBe(false);
  });

  it('that is too long is one complaint, whatever is in it', () => {
    const items = Array.from({ length: maxListLength + 1 }, () => ({ wrong: 1 }));
    expect(read(listField(meta, item), items)).toEqual([
      `共 ${maxListLength + 1} 项，最多 ${maxListLength} 项，请减少。`,
    ]);
    expect(read(listField(meta, item, 1), [{}, {}])).toEqual(['共 2 项，最多 1 项，请减少。']);
  });

  it('of as many as allowed is accepted', () => {
    expect(
      read(
        listField(meta, item),
        Array.from({ length: maxListLength }, () => ({})),
      ),
    ).toHaveLength(maxListLength);
  });
});

describe('a record', () => {
  const field = recordField(meta, { name: textField(meta) });

  it('refuses every property that it does not know', () => {
    const parsed = field.safeParse(
      Object.assign(Object.create(null), { nmae: '甲', constructor: 1, ['__proto__']: 1 }),
    );
    expect(parsed.error?.issues).toMatchObject([
      { code: 'unrecognized_keys', keys: ['nmae', 'constructor', '__proto__'] },
    ]);
  });

  it.each([null, 1, 'text', [], new NumberLiteral('1.0')])('is not %j', (value) => {
    expect(field.safeParse(value).error?.issues).toMatchObject([{ code: 'invalid_type', expected: 'object' }]);
  });
});
