import { it } from 'vitest';
import { expectLinear, members } from '../support/linear-steps.ts';

/** test/endurance/linear-lines.test.ts goes to 100,000 characters and mixes the classes. */
it.each(members)('Lines of an unbroken run of class $name take steps linear in its length', async ({ character }) => {
  await expectLinear((length) => character.repeat(length), [5_000]);
});
