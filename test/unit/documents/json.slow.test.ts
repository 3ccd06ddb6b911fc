import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from '../../../src/documents/json/read-json.ts';
import { type JsonLimits, JsonReader } from '../../../src/documents/json/reader.ts';
import { AppError } from '../../../src/errors.ts';
import { NumberLiteral } from '../../../src/forms/number-literal.ts';

const generous: JsonLimits = { depth: 1000, values: 1_000_000, keyLength: 1_000_000 };

/** What `JSON.parse` would give: objects with a prototype, numbers as numbers. */
function plain(value: unknown): unknown {
  if (value instanceof NumberLiteral) return Number(value.text);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const object = {};
  for (const [key, member] of Object.entries(value)) {
    Object.defineProperty(object, key, { value: plain(member), enumerable: true, configurable: true, writable: true });
  }
  return object;
}

function read(text: string): unknown {
  return new JsonReader(text, generous).read();
}

function failure(text: string | Uint8Array, limits?: JsonLimits): AppError {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  try {
    readJson(bytes, (pointer) => `label of ${pointer}`, limits);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('The text was accepted');
}

describe('the JSON reader beside JSON.parse', () => {
  it('reads every value that JSON can express alike', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), fc.constantFrom(undefined, 2, '\t', '\r\n '), (json, indent) => {
        const text = JSON.stringify(JSON.parse(json), null, indent);
        expect(plain(read(text))).toEqual(JSON.parse(text));
      }),
      { numRuns: 500 },
    );
  });

  it('reads every string alike, whatever is escaped and how', () => {
    const unit = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }),
      fc.constantFrom('\\u0000', '\\ud800', '\\udc00', '\\uD83D\\uDE00', '\\n', '\\/', '\\"', '\\\\', '\\b\\f\\r\\t'),
      fc.constantFrom('\\x', '\\u12', '\\', '"', '\n', '\u0007', '\u2028', '\\U0041'),
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 6 }), (units) => {
        const text = `"${units.join('')}"`;
        expectSameVerdict(text);
      }),
      { numRuns: 500 },
    );
  });

  it('accepts and refuses the same texts', () => {
    const token = fc.constantFrom(
      ...['{', '}', '[', ']', ',', ':', '"a"', '"b"', '1', '-0', '-', '01', '1.', '.5', '1e5', '1E+2', '1e', '0.10'],
      ...[
        'true',
        'false',
        'null',
        'nul',
        'True',
        ' ',
        '\n',
        '\t',
        '\r',
        '\u00a0',
        '\ufeff',
        '\0',
        '"',
        '\\',
        '/',
        "'a'",
      ],
    );
    fc.assert(
      fc.property(fc.array(token, { maxLength: 8 }), (tokens) => expectSameVerdict(tokens.join(''))),
      { numRuns: 1500 },
    );
  });

  it('accepts and refuses the same after one character of a valid text was changed', () => {
    const change = fc.record({ at: fc.nat(), removed: fc.nat({ max: 2 }), added: fc.string({ maxLength: 2 }) });
    fc.assert(
      fc.property(fc.json({ maxDepth: 3 }), change, (json, { at, removed, added }) => {
        const start = at % (json.length + 1);
        expectSameVerdict(json.slice(0, start) + added + json.slice(start + removed));
      }),
      { numRuns: 800 },
    );
  });

  function expectSameVerdict(text: string): void {
    let expected: unknown;
    try {
      expected = JSON.parse(text);
    } catch {
      expect(() => read(text), text).toThrow();
      return;
    }
    expect(plain(read(text)), text).toEqual(expected);
  }
});

describe('the digits of a number', () => {
  it.each(['100.50', '1e2', '0.10', '-0', '1.0', '12345678901234567890', '1e999'])(
    '%s stays as it was written',
    (text) => {
      expect(read(text)).toEqual(new NumberLiteral(text));
    },
  );

  it('are a plain number where that says the same', () => {
    expect(read('[0, -1, 100.5, 0.1]')).toEqual([0, -1, 100.5, 0.1]);
  });
});

describe('keys', () => {
  it('have no meaning of their own, __proto__ and constructor included', () => {
    const value = read('{"__proto__": {"polluted": true}, "constructor": 1, "toString": 2}') as object;
    expect(Object.keys(value)).toEqual(['__proto__', 'constructor', 'toString']);
    expect(Object.getPrototypeOf(value)).toBeNull();
    expect('polluted' in {}).toBe(false);
  });

  it('that stand twice in one object are told one by one, at any depth, with their label', () => {
    const error = failure('{"a": 1,\n "a": 1, "list": [{"x": {"y": 1, "y": 2}}], "__proto__": 1, "__proto__": 1}');
    expect(error.code).toBe('duplicate-key');
    expect(error.message).toContain('第 2 行第 2 列');
    expect(error.context.members).toEqual({ pointer: '/a' });
    expect(error.context.findings).toEqual(
      ['/a', '/list/0/x/y', '/__proto__'].map((pointer) => ({
        severity: 'error',
        rule: 'duplicate-key',
        pointer,
        label: `label of ${pointer}`,
        message: expect.stringMatching(/^第 2 行第 \d+ 列的键/) as string,
      })),
    );
  });

  it('that are written differently but are the same are duplicates', () => {
    expect(failure('{"a": 1, "\\u0061": 2}').code).toBe('duplicate-key');
  });

  it('may stand again in another object', () => {
    expect(plain(read('{"a": {"a": 1}, "b": [{"a": 1}, {"a": 1}]}'))).toEqual({ a: { a: 1 }, b: [{ a: 1 }, { a: 1 }] });
  });

  it('of which there are ninety thousand duplicates make a short answer', () => {
    const error = failure(`{${Array.from({ length: 90_000 }, () => '"a":1').join(',')}}`);
    expect(error.context.findings).toHaveLength(100);
  });

  it('of a length that no property has are refused', () => {
    const error = failure(`{"${'a'.repeat(257)}": 1}`);
    expect(error.code).toBe('invalid-json');
    expect(error.message).toContain('键长 257 个字符');
  });
});

describe('a text that is not JSON', () => {
  it.each([
    ['', '内容是空的'],
    [' \n ', '内容是空的'],
    ['{"a": 1,\n  "b": 2,\n}', '第 3 行第 1 列：此处应为双引号括起的键，却是“}”；最后一项的后面不能有逗号'],
    ['[1, 2,]', '最后一项的后面不能有逗号'],
    ['[1,,2]', '多了一个逗号'],
    ['{"a": 1 "b": 2}', '第 1 行第 9 列：此处应为逗号 , 或 }，却是“"”'],
    ['{"项目名称"："甲"}', '第 1 行第 8 列：此处应为键后面的冒号 :，却是“：”；JSON 只用半角标点，请改为 :'],
    ['{“a”: 1}', 'JSON 只用半角标点，请改为 "'],
    ["{'a': 1}", 'JSON 的键和字符串要用双引号'],
    ['{a: 1}', '键要用双引号括起来'],
    ['{"a": 1} // 说明', 'JSON 里不能写注释'],
    ['// 说明\n{}', 'JSON 里不能写注释'],
    ['{"a": NaN}', '字面值只有 true、false、null'],
    ['{"a": +1}', '数字以 0 到 9 或负号开头'],
    ['{"a":\u00a01}', '却是 U+00A0；这种空白 JSON 不认'],
    ['{"a": 1', '内容到此中断，还缺逗号 , 或 }；可能没有传完整'],
    ['{"a": "第一段', '字符串没有结束'],
    ['{"a": "第一段\n第二段"}', '第 1 行第 11 列：字符串里不能直接换行，分段请写成 \\n'],
    ['{"a": "一\t二"}', '请写成 \\t'],
    ['{"a": "一\u0007二"}', '字符串里有控制字符 U+0007'],
    ['{"path": "C:\\temp\\数据"}', '“\\数”不是 JSON 的转义；反斜杠本身请写成 \\\\'],
    ['{"a": "\\u12G4"}', '“\\u12”不是 JSON 的转义'],
    ['{"a": "\\"}', '字符串没有结束'],
    ['{\0"\0a\0"\0', '文件可能是 UTF-16'],
    ['1 2', '只能有一个 JSON 值'],
  ])('%j is refused with what to do', (text, words) => {
    const error = failure(text);
    expect(error.code).toBe('invalid-json');
    expect(error.message).toContain(words);
  });

  it('is refused with line, column and pointer of the fault', () => {
    const error = failure('{\r\n  "subprojects": [{}, {"名": 一}]\r\n}');
    expect(error.context.members).toEqual({ line: 2, column: 29, pointer: '/subprojects/1/名' });
  });

  it('counts columns in characters', () => {
    expect(failure('["😀😀", x]').context.members).toMatchObject({ column: 8 });
  });
});

describe('the limits of a text', () => {
  it.each(['[', '{"a":', '[{"a":['])('%s nested ten million deep is refused, not a stack overflow', (unit) => {
    const error = failure(unit.repeat(10_000_000 / unit.length));
    expect(error.code).toBe('invalid-json');
    expect(error.message).toContain('嵌套超过 32 层');
  });

  it('allow 32 levels and no more', () => {
    const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
    expect(plain(readJson(Buffer.from(nested(32)), String))).toBeDefined();
    expect(failure(nested(33)).message).toContain('嵌套超过 32 层');
  });

  it('allow the given number of values and no more', () => {
    const limits = { ...generous, values: 4 };
    expect(readJson(Buffer.from('[1, 2, 3]'), String, limits)).toEqual([1, 2, 3]);
    expect(failure('[1, 2, 3, 4]', limits).message).toContain('值的个数超过上限 4');
  });

  it.each([
    ['blanks', `${' '.repeat(10_000_000)}1`],
    ['one string', JSON.stringify('字'.repeat(3_000_000))],
    ['escapes', `"${'\\n'.repeat(5_000_000)}"`],
    ['digits', '1'.repeat(10_000_000)],
  ])('let ten megabytes of %s pass', (_, text) => {
    expect(readJson(Buffer.from(text), String)).toBeDefined();
  });
});

describe('the encoding', () => {
  it('may begin with one byte order mark, which is no part of the text', () => {
    expect(readJson(Buffer.from('\ufeff{}'), String)).toEqual(Object.create(null));
    expect(failure('\ufeff\ufeff{}').message).toContain('U+FEFF');
  });

  it.each([
    ['GBK', [0x7b, 0x22, 0xcf, 0xee, 0xc4, 0xbf, 0x22, 0x3a, 0x31, 0x7d], '可能是 GBK'],
    ['UTF-16', [0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00], '看来是 UTF-16'],
    ['an overlong form', [0x22, 0xc0, 0xaf, 0x22], '不是 UTF-8'],
    ['an encoded surrogate', [0x22, 0xed, 0xa0, 0x80, 0x22], '不是 UTF-8'],
    ['a code point beyond Unicode', [0x22, 0xf4, 0x90, 0x80, 0x80, 0x22], '不是 UTF-8'],
    ['a character cut off at the end', [0x22, 0xe4, 0xb8], '不是 UTF-8'],
  ])('is refused where it is %s', (_, bytes, words) => {
    const error = failure(Uint8Array.from(bytes));
    expect(error.code).toBe('invalid-encoding');
    expect(error.message).toContain(words);
  });

  it('is refused with the place of the first fault, also far into the text', () => {
    const good = Buffer.from(`"${'汉字\n'.repeat(30_000)}`);
    const error = failure(Buffer.concat([good, Buffer.from([0x41, 0xff, 0x42, 0xff])]));
    expect(error.context.members).toEqual({ line: 30_001, offset: good.length + 1 });
  });
});
