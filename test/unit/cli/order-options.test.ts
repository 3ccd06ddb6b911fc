import { describe, expect, it } from 'vitest';
import { switchOption, valueOption, withOwnOptions } from '../../../src/cli/order-options.ts';
import { commands } from '../../../src/cli/program.ts';
import { errorCatalogue } from '../../../src/errors.ts';
import { batchOptions } from '../../../src/orders/batch-order.ts';
import { documentOptions } from '../../../src/orders/document-order.ts';

/** What only callers over HTTP can make of. */
const wordsOfHttp = /请求|正文|HTTP|Content-Type|Accept|查询|\b4\d\d\b|\b(totals|text|on-error|profile|strict)=/;

describe('an option of an order', () => {
  it('has the words, the values and the default of the order', () => {
    expect(valueOption(documentOptions, 'totals', '<方式>')).toEqual({
      value: '<方式>',
      help: '空着的合计：as-filed 照印空格，compute 算出并印上；默认 as-filed',
      choices: ['as-filed', 'compute'],
    });
    expect(valueOption(batchOptions, 'format', '<格式>').help).toBe('文件的格式；可用 pdf、docx；默认 pdf');
    expect(valueOption(documentOptions, 'page', '<页>').choices).toEqual([]);
    expect(switchOption(documentOptions, 'strict')).toEqual({ help: '有提醒也不生成文件' });
  });
});

describe('what the command line says', () => {
  it('names options as they are written there', () => {
    expect(withOwnOptions('或自动合计（totals=compute）；或用 on-error=skip 只印其余的。')).toBe(
      '或自动合计（--totals compute）；或用 --on-error skip 只印其余的。',
    );
    expect(withOwnOptions('数=1，subtotals=2')).toBe('数=1，subtotals=2');
  });

  it('has no words of HTTP: not in a description of a command', () => {
    for (const { name, summary, details, options } of commands) {
      const helps = Object.values(options).map(({ help }) => help);
      for (const text of [summary, details, ...helps]) expect(text, name).not.toMatch(wordsOfHttp);
    }
  });

  it.each([
    'invalid-json',
    'duplicate-key',
    'invalid-encoding',
    'too-large',
    'invalid-filing',
    'invalid-record',
    'empty-batch',
    'too-many-pages',
    'volume-full',
    'page-not-found',
    'internal',
    'browser-unavailable',
    'storage-unavailable',
    'deadline-exceeded',
  ] as const)('has no words of HTTP: not in the title of %s', (code) => {
    expect(errorCatalogue[code].title).not.toMatch(wordsOfHttp);
  });
});
