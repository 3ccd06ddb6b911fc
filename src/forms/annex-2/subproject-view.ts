import { usualLevels } from '../indicators/levels.ts';
import { indicatorRows } from '../indicators/rows.ts';
import { period } from '../printed/dates.ts';
import { withUnit } from '../printed/figures.ts';
import { paragraphsOf } from '../printed/paragraphs.ts';
import { atLeast } from '../printed/rows.ts';
import type { Annex2Filing, Indicator, Subproject } from './schema.ts';

/** The table 项目构成: a numbered row for each sub-project, rows 1 to 3 always. */
export function compositionViews(subprojects: Annex2Filing['subprojects']) {
  const rows = subprojects.map(({ name, amount }) => ({ name: paragraphsOf(name), amount: amount ?? '' }));
  return atLeast(3, rows, { name: paragraphsOf(''), amount: '' }).map((row, index) => ({
    number: String(index + 1),
    ...row,
  }));
}

/** Part 3: a table for each sub-project. */
export function subprojectViews(subprojects: Annex2Filing['subprojects']) {
  return subprojects.map((subproject, index) => subprojectView(subproject, index + 1));
}

function subprojectView(subproject: Subproject, number: number) {
  return {
    number: String(number),
    name: paragraphsOf(subproject.name),
    amount: withUnit(subproject.amount, '万元'),
    period: period(subproject.startDate, subproject.endDate),
    department: paragraphsOf(subproject.department),
    owner: paragraphsOf(subproject.owner),
    purpose: paragraphsOf(subproject.purpose),
    indicators: indicatorViews(subproject.indicators),
  };
}

function indicatorViews(indicators: Subproject['indicators']) {
  return indicatorRows(usualLevels, indicators, indicatorView);
}

function indicatorView({ name, target, remark }: Indicator) {
  return { name: paragraphsOf(name), target: paragraphsOf(target), remark: paragraphsOf(remark) };
}
