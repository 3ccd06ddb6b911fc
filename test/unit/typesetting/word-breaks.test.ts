import { expect, it } from 'vitest';
import { breakLines } from '../../../src/typesetting/line-breaker.ts';
import { shippedFonts } from '../../support/page-renderer.ts';
import { measuredPairs, textAround } from '../../support/word-breaks.ts';

const size = 210;
const advance = shippedFonts.advancesOf('Filing Press Song');

it('The line breaker parts the pairs of characters that Word was measured to part, and no other', () => {
  const pairs = measuredPairs();
  expect(pairs.length).toBeGreaterThan(3_900);
  const wrong = pairs.filter((pair) => {
    const { head, text, width } = textAround(pair, advance, size);
    return (breakLines(text, { width, size, advance })[0] === head) !== pair.parts;
  });
  expect(wrong).toEqual([]);
});
