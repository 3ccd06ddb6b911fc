import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignPages } from '../../../../src/verify/pdf/align-pages.ts';

const align = (expected: string, found: string) => alignPages(Array.from(expected), Array.from(found));
const same = { changed: [], moved: [], missing: [], added: [] };

describe('the pages of a volume', () => {
  it('are told one by one: changed, taken out, put in, and where they were moved to', () => {
    expect(align('abcdef', 'abcdef')).toEqual(same);
    expect(align('abcdef', 'abXdef')).toEqual({ ...same, changed: [{ expected: 2, found: 2 }] });
    expect(align('abcdef', 'abdef')).toEqual({ ...same, missing: [2] });
    expect(align('abcdef', 'abcXdef')).toEqual({ ...same, added: [3] });
    expect(align('abcdef', 'afcdeb')).toEqual({
      ...same,
      moved: [
        { expected: 1, found: 5 },
        { expected: 5, found: 1 },
      ],
    });
    expect(align('abcdefgh', 'aXcdfgYh')).toEqual({
      ...same,
      changed: [{ expected: 1, found: 1 }],
      missing: [4],
      added: [6],
    });
  });

  it('are told apart although some are empty like others', () => {
    expect(align('a_b_c_d', 'a_b_c_d')).toEqual(same);
    expect(align('a_b_c_d', 'a_d_c_b').moved.map((pair) => pair.expected)).toEqual([2, 6]);
    expect(align('a_b_c_d', 'a_X_c_d')).toEqual({ ...same, changed: [{ expected: 2, found: 2 }] });
    expect(align('____', '___')).toEqual({ ...same, missing: [3] });
  });

  it('are each told of exactly once, whatever was done to them', () => {
    const pages = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), { maxLength: 12 });
    fc.assert(
      fc.property(pages, pages, (expected, found) => {
        const { changed, moved, missing, added } = alignPages(expected, found);
        const pairs = [...changed, ...moved];
        const [told, others] = [
          [...pairs.map((pair) => pair.expected), ...missing],
          [...pairs.map((pair) => pair.found), ...added],
        ];
        expect(new Set(told).size).toBe(told.length);
        expect(new Set(others).size).toBe(others.length);
        // What is not told of is the same on both sides.
        const rest = (texts: readonly string[], some: readonly number[]) => texts.filter((_, at) => !some.includes(at));
        expect(rest(expected, told)).toEqual(rest(found, others));
        for (const pair of moved) expect(expected[pair.expected]).toBe(found[pair.found]);
      }),
    );
  });
});
