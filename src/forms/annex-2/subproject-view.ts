import { usualLevels } from '../indicators/levels.ts';
import { indicatorRows } from '../indicators/rows.ts';
import { cellsOf } from '../printed/cells.ts';
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
export function subprojectView(subproject: Subproject, index: number) {
  return {
    number: String(index + 1),
    name: paragraphsOf(subproject.name),
    amount: withUnit(subproject.amount, '万元'),
    period: period(subproject.startDate, subproject.endDate),
    ...cellsOf(['department', 'owner', 'purpose'], subproject, paragraphsOf),
    indicators: indicatorRows(usualLevels, subproject.indicators, indicatorView),
  };
}

function indicatorView(indicator: Indicator) {
  return cellsOf(['name', 'target', 'remark'], indicator, paragraphsOf);
}
