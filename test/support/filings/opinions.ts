import fc from 'fast-check';
import { authorities } from '../../../src/forms/fields/opinions.ts';
import { narratives, people } from './texts.ts';
import { dates } from './values.ts';

const opinion = fc.option(
  fc.record({ opinion: narratives, reviewer: people, date: fc.option(dates, { nil: undefined }) }),
  { nil: undefined, freq: 1 },
);

/** The four opinion cells: mostly empty, as they are in life. */
export const opinions = fc.option(fc.record(Object.fromEntries(authorities.map((authority) => [authority, opinion]))), {
  nil: undefined,
  freq: 1,
});
