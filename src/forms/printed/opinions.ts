import type { OpinionView } from '../view.ts';
import { longDate } from './dates.ts';
import { lineOf, paragraphsOf } from './paragraphs.ts';

/** What one authority has filed, if anything. */
export interface FiledOpinion {
  readonly opinion?: string | undefined;
  readonly reviewer?: string | undefined;
  readonly date?: string | undefined;
}

/** The opinion cells of those authorities. */
export function opinionViews<Name extends string>(
  authorities: readonly Name[],
  filed: Readonly<Partial<Record<Name, FiledOpinion | undefined>>> | undefined,
): Record<Name, OpinionView> {
  return Object.fromEntries(authorities.map((name) => [name, opinionView(filed?.[name])])) as Record<Name, OpinionView>;
}

/** Characters of a reviewer, an em each at most, beside which a date has room (docs/geometry.md). */
const roomBesideDate = 7;

function opinionView({ opinion, reviewer, date }: FiledOpinion = {}): OpinionView {
  const line = lineOf(reviewer);
  const beforeDate = Array.from(line).length > roomBesideDate ? '\n' : '';
  return { opinion: paragraphsOf(opinion), reviewer: line, beforeDate, date: longDate(date) };
}
