import { describe, expect, it } from 'vitest';
import { choiceField, choicesField } from '../../../../src/forms/fields/choice.ts';
import { maxListLength } from '../../../../src/forms/fields/list.ts';
import { meta, read } from '../../../support/read-field.ts';

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

  it.each([
    [' new', 'new'],
    ['continuing\n', 'continuing'],
    ['\u3000new\t', 'new'],
    [' ', ''],
    ['\u3000\n', ''],
  ])('may be %j, of which the blanks say nothing', (value, code) => expect(read(field, value)).toBe(code));

  it.each(['新增', 'New', 'n ew', 'toString', '__proto__', null, 0, ['new']])(
    'is not %j, and names what there is',
    (value) => {
      expect(read(field, value)).toEqual([
        expect.stringMatching(
          /^(应为文本，.*)?请从下列各项中选择："new"（新增）、"continuing"（延续）；不选请删去这一项。$/,
        ),
      ]);
    },
  );
});

describe('a choice of several', () => {
  const field = choicesField(meta, { award: '奖励类', subsidy: '补贴类' });

  it.each([
    ['award', ['award']],
    [['award'], ['award']],
    [
      ['subsidy', 'award'],
      ['subsidy', 'award'],
    ],
    [
      ['award', 'award'],
      ['award', 'award'],
    ],
    ['', []],
    [[], []],
    [' award ', ['award']],
    [' ', []],
    [['subsidy\n'], ['subsidy']],
    [undefined, undefined],
  ])('may be %j', (value, chosen) => expect(read(field, value)).toEqual(chosen));

  it.each(['奖励类', 'toString', null, 0, {}, [['award']], ['award', ''], [' ']])('is not %j', (value) => {
    expect(read(field, value)).toEqual([expect.stringContaining('"award"（奖励类）、"subsidy"（补贴类）')]);
  });

  it('complains of each wrong one at its place', () => {
    const { error } = field.safeParse(['award', 'x', null]);
    expect(error?.issues.map(({ path }) => path)).toEqual([[1], [2]]);
    expect(read(field, Array(maxListLength + 1).fill('award'))).toEqual([
      `共 ${maxListLength + 1} 项，最多 ${maxListLength} 项，请减少。`,
    ]);
  });
});
