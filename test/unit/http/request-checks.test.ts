import type { IncomingMessage } from 'node:http';
import type { Request } from 'express';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AppError } from '../../../src/errors.ts';
import { readQuery } from '../../../src/http/request/query.ts';
import { requestIdOf } from '../../../src/http/request/request-record.ts';
import { isKnownToClient } from '../../../src/http/response/send-document.ts';
import { documentOptions } from '../../../src/orders/document-order.ts';
import { flagOption, integerOption } from '../../../src/orders/options.ts';

const schema = z.strictObject({
  format: z.enum(['pdf', 'docx']).default('pdf'),
  strict: flagOption(''),
  page: integerOption('', { min: 1, max: 9 }),
  name: z.string().optional(),
});
const read = (query: string) => readQuery(schema, { url: `/x${query}` });

describe('The query', () => {
  it('is read with its defaults, percent and plus decoded', () => {
    expect(read('')).toEqual({ format: 'pdf', strict: false });
    expect(read('?')).toEqual({ format: 'pdf', strict: false });
    expect(read('?&&strict=true&page=9&name=a+b%2Bc%3D=%E9%99%84&')).toEqual({
      format: 'pdf',
      strict: true,
      page: 9,
      name: 'a b+c==附',
    });
  });

  it.each([
    [
      'documentDate=x',
      '参数 documentDate 的值无效：应为日期（2021-03-05）或带时区的时间（2021-03-05T10:00:00+08:00）。',
    ],
    ['filename=', '参数 filename 的值无效：应为 1 到 500 个字符。'],
    ['dpi=601', '参数 dpi 的值无效：应为 36–600。'],
    ['strict=1', '参数 strict 的值无效：应为 true、false。'],
  ])('says what a value should be: %s', (query, words) => {
    expect(() => readQuery(documentOptions, { url: `/x?${query}` })).toThrow(words);
  });

  it('is refused with a parameter error and nothing else, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        try {
          read(`?${text}`);
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
          expect((error as AppError).code).toBe('invalid-parameter');
        }
      }),
    );
  });
});

describe('The request id', () => {
  it('is the caller’s when sane, else a new one', () => {
    const id = (given: unknown) => requestIdOf({ headers: { 'x-request-id': given } } as unknown as IncomingMessage);
    expect(id('4bf92f3577b34da6a3ce929d0e0e4736')).toBe('4bf92f3577b34da6a3ce929d0e0e4736');
    for (const bad of [undefined, '', 'a b', 'a\nb', '{"a":1}', 'x'.repeat(129), ['a', 'b']]) {
      expect(id(bad)).toMatch(/^[0-9a-f-]{36}$/);
    }
  });
});

describe('If-None-Match', () => {
  const known = (header: string | undefined) => isKnownToClient({ get: () => header } as unknown as Request, '"abc"');
  it('matches the tag itself, weakly, in a list, and by the star', () => {
    for (const header of ['"abc"', 'W/"abc"', '"x", "abc"', ' * ', '"x","abc"'])
      expect(known(header), header).toBe(true);
  });
  it('matches nothing else', () => {
    for (const header of [undefined, '', 'abc', '"ABC"', '"abcd"', '"*"', 'w/"ab"'])
      expect(known(header), header).toBe(false);
  });
});
