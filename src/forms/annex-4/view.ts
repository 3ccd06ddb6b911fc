import { authorities } from '../fields/opinions.ts';
import { cellsOf } from '../printed/cells.ts';
import { longDate } from '../printed/dates.ts';
import { opinionView } from '../printed/opinions.ts';
import { isBlank, paragraphsOf } from '../printed/paragraphs.ts';
import { atLeast } from '../printed/rows.ts';
import { isCancellation } from './cancellation.ts';
import type { Annex4Filing, Revision } from './schema.ts';

/** What 附件4 prints for a filing. It has no totals, so no option changes it. */
export function toView(filing: Annex4Filing) {
  return {
    filingUnit: paragraphsOf(filing.filingUnit),
    filedOn: longDate(filing.filedOn),
    ...cellsOf(['projectName', 'projectLeader', 'phone'], filing, paragraphsOf),
    revisions: atLeast(5, filing.revisions.map(revisionView), revisionView({})),
    review: cellsOf(authorities, filing.review?.opinions, opinionView),
  };
}

function revisionView(revision: Revision) {
  return {
    indicator: paragraphsOf(indicatorName(revision)),
    originalValue: paragraphsOf(revision.originalValue),
    revisedValue: paragraphsOf(revisedValueOf(revision)),
    reason: paragraphsOf(revision.reason),
  };
}

/** A cancelled indicator prints 取消, in the words of the filer if there are any. */
function revisedValueOf({ cancelled, revisedValue }: Revision): string | undefined {
  return cancelled === true && !isCancellation(revisedValue) ? '取消' : revisedValue;
}

/** `一级-二级-三级`, as 填表说明 2 prescribes. */
function indicatorName({ indicator }: Revision): string {
  const levels = [indicator?.level1, indicator?.level2, indicator?.level3];
  return levels.filter((level) => !isBlank(level)).join('-');
}
