import type { Authority } from '../fields/review.ts';
import type { OpinionView } from '../view.ts';
import { longDate } from './dates.ts';
import { lineOf, paragraphsOf } from './paragraphs.ts';

/** What one authority has filed, if anything. */
export interface FiledOpinion {
  readonly opinion?: string | undefined;
  readonly reviewer?: string | undefined;
  readonly date?: string | undefined;
}

/** The four opinion cells of 审核意见. */
export function opinionViews(
  filed: Partial<Readonly<Record<Authority, FiledOpinion | undefined>>> = {},
): Readonly<Record<Authority, OpinionView>> {
  return {
    competentDepartment: opinionView(filed.competentDepartment),
    financeBusiness: opinionView(filed.financeBusiness),
    performanceOffice: opinionView(filed.performanceOffice),
    budgetOffice: opinionView(filed.budgetOffice),
  };
}

/** Characters of a reviewer, an em each at most, beside which a date has room (docs/geometry.md). */
const roomBesideDate = 7;

function opinionView({ opinion, reviewer, date }: FiledOpinion = {}): OpinionView {
  const line = lineOf(reviewer);
  const beforeDate = Array.from(line).length > roomBesideDate ? '\n' : '';
  return { opinion: paragraphsOf(opinion), reviewer: line, beforeDate, date: longDate(date) };
}
