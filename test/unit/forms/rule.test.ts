import { describe, expect, it } from 'vitest';
import { type Check, ofCell, ofItems, ofItemsBeside, ofMembers, together } from '../../../src/forms/rule.ts';

interface Filing {
  readonly a?: string;
  readonly b?: { readonly c?: string };
  readonly list: readonly { readonly one?: string; readonly other?: string }[];
}

const filing: Filing = { a: '甲', b: { c: '乙' }, list: [{ one: '1' }, { one: '2', other: '3' }] };
const problem = (pointer: string, message = '') => [{ pointer, message }];

/** Pointers and messages of a check where the schema refused those places. */
function told(check: Check<Filing>, ...refused: readonly string[]): readonly string[] {
  const isRefused = (place: string): boolean => refused.includes(place);
  return check(filing, isRefused).map(({ pointer, message }) => `${pointer} ${message}`);
}

describe('a check', () => {
  it('of members is skipped where one of them was refused', () => {
    const check: Check<Filing> = ofMembers(['a', 'b'], ({ a, b }) => problem('/a', `${a}${b?.c}`));
    expect([told(check), told(check, '/list'), told(check, '/b')]).toEqual([['/a 甲乙'], ['/a 甲乙'], []]);
  });

  it('of a text is skipped where the text was refused', () => {
    const check: Check<Filing> = ofCell(['b', 'c'], (text, at) => problem(at, text));
    expect([told(check), told(check, '/b/c'), told(check, '/a')]).toEqual([['/b/c 乙'], [], ['/b/c 乙']]);
  });

  it('of items is skipped for the items of which something that it reads was refused', () => {
    const check: Check<Filing> = ofItems('list', ['one'], ({ one }, at) => problem(at, one));
    expect(told(check)).toEqual(['/list/0 1', '/list/1 2']);
    expect(told(check, '/list/0/one', '/list/1/other')).toEqual(['/list/1 2']);
  });

  it('of items beside members is skipped for all items where one of the members was refused', () => {
    const check: Check<Filing> = ofItemsBeside(
      ['a'],
      'list',
      ['other'],
      ({ a }) =>
        ({ other }, at) =>
          problem(at, `${a}${other ?? ''}`),
    );
    expect(told(check)).toEqual(['/list/0 甲', '/list/1 甲3']);
    expect([told(check, '/a'), told(check, '/list/1/other')]).toEqual([[], ['/list/0 甲']]);
  });

  it('may be several, each with what it reads', () => {
    const check: Check<Filing> = together(
      ofMembers(['a'], ({ a }) => problem('/a', a)),
      ofMembers(['b'], ({ b }) => problem('/b', b?.c)),
    );
    expect([told(check), told(check, '/a')]).toEqual([['/a 甲', '/b 乙'], ['/b 乙']]);
  });

  it('gets no member that it does not declare: that does not compile', () => {
    // @ts-expect-error: `b` is not declared.
    const undeclared: Check<Filing> = ofMembers(['a'], ({ b }) => problem('/b', String(b)));
    // @ts-expect-error: there is no such member.
    const unknown: Check<Filing> = ofMembers(['x'], () => []);
    // @ts-expect-error: `other` is not declared.
    const item: Check<Filing> = ofItems('list', ['one'], ({ other }, at) => problem(at, String(other)));
    expect([undeclared, unknown, item]).toHaveLength(3);
  });
});
