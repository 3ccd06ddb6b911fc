import { describe, expect, it } from 'vitest';
import { expectLinear, members, repeated } from '../support/linear-steps.ts';

describe('An unbroken run of 100,000 characters freezes nothing: each character takes as many steps as in one of 1,000', () => {
  it.each(members)('of class $name', async ({ character }) => {
    expect(character).not.toBe('');
    await expectLinear((length) => character.repeat(length));
  });

  it.each(['я', 'a', '_', '…', '——', '/', '，', '（', '1,', ' ', '　', '%', 'a/', 'GB50173-', 'ab” ；', '¥1,'])(
    'of %j',
    async (unit) => {
      await expectLinear((length) => repeated(unit, length));
    },
  );

  it('of each class in turn with each other one', async () => {
    const letters = members.map(({ character }) => character);
    for (const one of letters) {
      const unit = letters.map((other) => one + other).join('');
      await expectLinear((length) => repeated(unit, length), [20_000]);
    }
  });

  it('of each class behind a letter, before a Chinese character, and between the two', async () => {
    for (const { character } of members) {
      const run = (length: number): string => character.repeat(length);
      await expectLinear((length) => `a${run(length)}`, [20_000]);
      await expectLinear((length) => `${run(length)}预`, [20_000]);
      await expectLinear((length) => `预${run(length)}1`, [20_000]);
    }
  });
});
