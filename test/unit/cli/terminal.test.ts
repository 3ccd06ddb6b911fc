import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readArguments } from '../../../src/cli/arguments.ts';
import { askedOptions } from '../../../src/cli/order-options.ts';
import { displayWidth, padded, visible, wrapped } from '../../../src/cli/terminal/display-width.ts';
import { findingsTables } from '../../../src/cli/terminal/table.ts';
import { documentOptions } from '../../../src/orders/document-order.ts';

const finding = {
  severity: 'error',
  rule: 'date',
  pointer: '/endDate',
  label: '结束日期',
  message: '请改正。',
} as const;

describe('the width of a text', () => {
  it.each([
    ['abc', 3],
    ['汉字', 4],
    ['，：（', 6],
    ['𠮷', 2],
    ['e\u0301', 1],
    ['', 0],
  ])('%j takes %d columns', (text, width) => expect(displayWidth(text)).toBe(width));

  it('is kept to when it is wrapped, and no character is lost', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('汉', 'a', '，', '𠮷') }),
        fc.integer({ min: 2, max: 9 }),
        (text, width) => {
          const lines = wrapped(text, width);
          expect(lines.join('')).toBe(text);
          expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(width);
        },
      ),
    );
    expect(padded('汉', 5)).toBe('汉   ');
  });
});

describe('a text for a terminal', () => {
  it('shows control and format characters instead of obeying them', () => {
    expect(visible('a\u001b[2J\u202eb\ud800\n')).toBe('a<U+001B>[2J<U+202E>b<U+D800><U+000A>');
    expect(visible('汉字 abc é')).toBe('汉字 abc é');
  });
});

describe('a table of findings', () => {
  it('has one line for each where there is room', () => {
    const warning = { ...finding, severity: 'warning', label: '联系人', pointer: '' } as const;
    expect(findingsTables([warning, finding], Infinity)).toBe(
      '错误 1 处：\n  栏目      位置      规则  说明\n  结束日期  /endDate  date  请改正。\n' +
        '提醒 1 处：\n  栏目    位置      规则  说明\n  联系人  （整体）  date  请改正。\n',
    );
    expect(findingsTables([], 80)).toBe('');
  });

  it('keeps to the width of a terminal', () => {
    const long = {
      ...finding,
      label: '项目绩效目标 › 子项目1 › 绩效指标',
      pointer: `/${'indicators/'.repeat(9)}`,
      message: '请'.repeat(99),
    };
    for (const width of [60, 80, 120]) {
      const lines = findingsTables([long], width).split('\n');
      expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(width);
      expect(lines.join('').split('请')).toHaveLength(100);
    }
  });
});

describe('arguments', () => {
  const table = { output: { short: 'o', value: '<文件>', help: '' }, strict: { help: '' } } as const;

  it.each([
    [['a', '-o', 'x', 'b'], { output: 'x', strict: false }, ['a', 'b']],
    [['--output=x', '--strict'], { output: 'x', strict: true }, []],
    [['-ox'], { output: 'x', strict: false }, []],
    [['-', '-o', '-'], { output: '-', strict: false }, ['-']],
    [['--', '--strict'], { output: undefined, strict: false }, ['--strict']],
  ])('%j are read', (args, options, operands) => expect(readArguments(args, table)).toEqual({ options, operands }));

  it.each([
    [['--outptu', 'x'], '没有选项 --outptu，是否指 --output'],
    [['--__proto__'], '没有选项 --__proto__'],
    [['-o'], '选项 -o 后面要有<文件>'],
    [['--strict=yes'], '选项 --strict 不带值'],
    [['-o', 'a', '-o', 'b'], '出现了不止一次'],
  ])('%j are refused: %s', (args, words) => expect(() => readArguments(args, table)).toThrow(words));

  it('with values of a kind are held to it', () => {
    const asked = (given: Record<string, string>) => askedOptions(documentOptions, given);
    expect(asked({})).toEqual({ strict: false, totals: 'as-filed', text: 'normalise' });
    expect(asked({ dpi: '600', date: '2021-03-05' })).toMatchObject({ dpi: 600, documentDate: '2021-03-05' });
    expect(() => asked({ format: 'doc' })).toThrow('选项 --format 的值“doc”无效，应为 pdf、docx、html、png 之一。');
    expect(() => asked({ date: '2021' })).toThrow('选项 --date 的值“2021”无效，应为日期（2021-03-05）');
    for (const given of ['35', '601', '1e2', '-1', '', '96.5']) {
      expect(() => asked({ dpi: given })).toThrow('应为 36 到 600 的整数');
    }
  });
});
