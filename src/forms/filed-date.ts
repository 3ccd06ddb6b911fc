/**
 * A date as the date fields yield it: a day `2021-03-05`, a month `2021-03`, a year `2021`, of an end also {@link openEnd};
 * the empty string is an empty cell.
 */
export type FiledDate = string;

/** The end of what has none. */
export const openEnd = '长期';

/** The days that a date may mean, as ISO days, which compare as texts. */
interface Span {
  readonly first: string;
  readonly last: string;
}

/**
 * Whether one date is before another whichever of its days either means. An end of `2021-01` is not before a start of
 * `2021-01-15`. An empty cell is before and after nothing.
 */
export function isBefore(left: FiledDate | undefined, right: FiledDate | undefined): boolean {
  return Boolean(left && right && spanOf(left).last < spanOf(right).first);
}

/** No month has a day 00 or 32: bounds need not know how long a month is. */
function spanOf(date: FiledDate): Span {
  // After every year that a field accepts.
  if (date === openEnd) return { first: '99999', last: '99999' };
  const missing = 3 - date.split('-').length;
  return { first: date + '-00'.repeat(missing), last: date + '-32'.repeat(missing) };
}
