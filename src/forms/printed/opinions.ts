import { longDate } from './dates.ts';
import { lineOf, paragraphsOf } from './paragraphs.ts';

/** What one authority has filed, if anything. */
interface FiledOpinion {
  readonly opinion?: string | undefined;
  readonly reviewer?: string | undefined;
  readonly date?: string | undefined;
}

/** Characters of a reviewer, an em each at most, beside which a date has room (docs/geometry.md). */
const roomBesideDate = 7;

/** An opinion cell. Without a date the template prints `年  月  日` to be written by hand, on a line of its own if need be. */
export function opinionView({ opinion, reviewer, date }: FiledOpinion = {}) {
  const line = lineOf(reviewer);
  const beforeDate = Array.from(line).length > roomBesideDate ? '\n' : '';
  return { opinion: paragraphsOf(opinion), reviewer: line, beforeDate, date: longDate(date) };
}
