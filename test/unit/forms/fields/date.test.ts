import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateField, endDateField } from '../../../../src/forms/fields/date.ts';
import { json, meta, offers, read } from '../../../support/read-field.ts';

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
    ['2021-01', '2021-01'],
    ['2021-12', '2021-12'],
    ['2021', '2021'],
    ['2021-03-05T00:00:00', '2021-03-05'],
    ['2021-03-05T00:00:00Z', '2021-03-05'],
    ['2021-03-05T00:00:00.000Z', '2021-03-05'],
    ['2021-03-05T00:00:00+08:00', '2021-03-05'],
    ['2021-03-05T00:00:00.000000+0800', '2021-03-05'],
    ['2021-03-05T00:00', '2021-03-05'],
    ['2021-03-05 00:00:00.0', '2021-03-05'],
    ['2021-03-05T00:00+08:00[Asia/Shanghai]', '2021-03-05'],
  ])('may be %s', (text, date) => expect(read(field, text)).toBe(date));

  it.each(['2021-01-01', '2021-01', '2021', '2021-01-01T00:00:00Z'])('may be %s with blanks around it', (text) => {
    for (const around of [` ${text}`, `${text} `, `\u3000${text}\n`]) {
      expect(read(field, around)).toBe(read(field, text));
    }
    expect([' ', '\u3000', '\t\n'].map((blanks) => read(field, blanks))).toEqual(['', '', '']);
  });

  it.each(['2021.10', '2021.1', '2021.5', '2021.12', '2021.01'])(
    'is not the number %s, in which January and October may be the same, and nothing is offered',
    (literal) => {
      expect(read(field, json(literal))).toEqual([expect.stringContaining('分不清 1 月和 10 月')]);
      expect(offers(field, json(literal))).toEqual([undefined]);
    },
  );

  it.each(['200305', '210305', '211231'])('is not %s, a month or a day, and nothing is offered', (text) => {
    for (const value of [text, json(text)]) {
      expect(read(field, value)).toEqual([expect.stringContaining('分不清')]);
      expect(offers(field, value)).toEqual([undefined]);
    }
  });

  it.each(['2021', '2021.0', '2.021e3'])('may be the number %s, a year', (literal) => {
    expect(read(field, json(literal))).toBe('2021');
  });

  it.each([
    ['2021-1-1', '2021-01-01'],
    ['2021/01/01', '2021-01-01'],
    ['2021年1月1日', '2021-01-01'],
    ['2021 年 1 月 1 日', '2021-01-01'],
    ['2021.1.1', '2021-01-01'],
    ['20210101', '2021-01-01'],
    ['2021-1', '2021-01'],
    ['2021年3月', '2021-03'],
    ['2021.12', '2021-12'],
    ['202103', '2021-03'],
    ['2021年', '2021'],
    [' 2021/01/01 ', '2021-01-01'],
    ['２０２１．３', '2021-03'],
    ['２０２１-01-01', '2021-01-01'],
  ])('refuses %j, and names what is meant: %s', (text, date) => {
    expect(read(field, text)).toEqual([`日期格式不对，请写成 ${date}。`]);
  });

  it('refuses a number that is no year, and names what is meant', () => {
    expect(read(field, json('20210305'))).toEqual(['日期格式不对，请写成 2021-03-05。']);
    for (const literal of ['1', '999', '10000', '2021.5', '1e400', '-2021'])
      expect(field.safeParse(json(literal)).success, literal).toBe(false);
  });

  it.each(['2021-13', '2021-00', '2021/13', '202113'])('refuses the month %s', (text) => {
    expect(read(field, text)).toEqual([expect.stringMatching(/^没有 2021-\d\d 这个月，请改正。$/)]);
  });

  it.each(['2021-02-30T00:00:00', '+002021-01-01', '明年', '长期', '0021', '2021-03-', '2021-W10', '2021Q1'])(
    'refuses %j',
    (text) => expect(field.safeParse(text).success).toBe(false),
  );

  it.each(['2021-03-05T08:30:00', '2021-03-05 08:30', '2021-03-05T00:00:01Z', '2021-03-05T24:00:00'])(
    'refuses %s, of which the paper would lose the time of day',
    (text) => expect(read(field, text)).toEqual(['表上只印日期，不印时刻；请只写日期，例如 2021-03-05。']),
  );

  it.each([
    ['2021-01-04T16:00:00Z', '2021-01-05', '2021-01-04'],
    ['2021-01-04T16:00:00.000+00:00', '2021-01-05', '2021-01-04'],
    ['2021-01-04T16:00:00.000+0000', '2021-01-05', '2021-01-04'],
    ['2021-12-31T16:00:00.000Z', '2022-01-01', '2021-12-31'],
    ['2021-01-04 16:00Z', '2021-01-05', '2021-01-04'],
    ['2021-01-04T16:00:00Z[UTC]', '2021-01-05', '2021-01-04'],
    ['2021-01-05T01:00:00+09:00', '2021-01-05', '2021-01-05'],
    ['2021-01-04T08:00:00-08:00', '2021-01-05', '2021-01-04'],
  ])('names first the day in China that begins at %s', (text, inChina, there) => {
    const [message] = read(field, text) as readonly string[];
    const days = Array.from(message?.matchAll(/(?:请写成|例如) (\d{4}-\d\d-\d\d)。/g) ?? [], ([, day]) => day);
    expect(days).toEqual(inChina === there ? [there] : [inChina, there]);
    expect(offers(field, text)).toEqual([undefined]);
  });

  it.each([true, [], {}, null])('is not %j', (value) => {
    expect(read(field, value)).toEqual([expect.stringMatching(/^应为日期/)]);
  });

  it('that is an end may be open', () => {
    const end = endDateField(meta);
    expect(['长期', '2021-12', ''].map((value) => read(end, value))).toEqual(['长期', '2021-12', '']);
    expect(read(end, '至今')).toEqual(['没有结束日期的，请写成“长期”。']);
    for (const blanks of ['长期 ', ' 长期', '长期\u3000\n']) expect(read(end, blanks)).toBe('长期');
    expect(read(end, '再议')).toEqual([expect.stringContaining('没有结束日期的写“长期”')]);
  });

  it.each(['长期。', '长 期', '“长期”', '（长期）', '长期有效', '长期有效。', '至今', '长  期；', '永久'])(
    'that is an end is offered 长期 for %j, and a start is not',
    (text) => {
      expect([...offers(endDateField(meta), text), ...offers(field, text)]).toEqual(['长期', undefined]);
    },
  );

  it('is offered only if it is accepted in place of what was refused', () => {
    const part = fc.constantFrom(
      ...[
        '20',
        '2021',
        '1',
        '02',
        '30',
        '12',
        '2',
        '-',
        '/',
        '.',
        '年',
        '月',
        '日',
        ' ',
        '长',
        '期',
        '。',
        '至今',
        'T16:00:00Z',
      ],
      ...['２０２１', '①', '²'],
    );
    const texts = fc.array(part, { maxLength: 8 }).map((parts) => parts.join(''));
    const numbers = fc.oneof(fc.integer({ min: 100_000, max: 30_000_000 }), fc.double({ min: 1900, max: 2100 }));
    const end = endDateField(meta);
    fc.assert(
      fc.property(fc.oneof(texts, numbers.map(String).map(json)), (value) => {
        for (const one of [field, end]) {
          for (const offer of offers(one, value)) if (offer !== undefined) expect(read(one, offer)).toBe(offer);
        }
      }),
      { numRuns: 3000 },
    );
  });
});
