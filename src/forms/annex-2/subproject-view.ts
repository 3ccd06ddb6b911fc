import { figureOf } from '../money.ts';
import { period } from '../printed/dates.ts';
import { paragraphsOf } from '../printed/paragraphs.ts';
import { atLeast } from '../printed/rows.ts';
import type { Annex2Filing, Indicator, Subproject } from './schema.ts';
import type { CompositionRowView, IndicatorRowView, SubprojectView } from './view-model.ts';

/** The table 项目构成: a numbered row for each sub-project, rows 1 to 3 always. */
export function compositionViews(subprojects: Annex2Filing['subprojects']): readonly CompositionRowView[] {
  const rows = subprojects.map(({ name, amount }) => ({ name: paragraphsOf(name), amount: amount ?? '' }));
  return atLeast(3, rows, { name: [''], amount: '' }).map((row, index) => ({ number: String(index + 1), ...row }));
}

/** Part 3: a table for each sub-project. */
export function subprojectViews(subprojects: Annex2Filing['subprojects']): readonly SubprojectView[] {
  return subprojects.map((subproject, index) => subprojectView(subproject, index + 1));
}

function subprojectView(subproject: Subproject, number: number): SubprojectView {
  return {
    number: String(number),
    name: paragraphsOf(subproject.name),
    amount: amountInWords(subproject.amount),
    period: period(subproject.startDate, subproject.endDate),
    department: paragraphsOf(subproject.department),
    owner: paragraphsOf(subproject.owner),
    purpose: paragraphsOf(subproject.purpose),
    indicators: indicatorViews(subproject.indicators),
  };
}

/** `100万元`; a dash stands alone. */
function amountInWords(amount: string | undefined): string {
  return figureOf(amount) === undefined ? (amount ?? '') : `${amount}万元`;
}

function indicatorViews(indicators: Subproject['indicators']): SubprojectView['indicators'] {
  return {
    quantity: rowsOf(indicators?.quantity),
    quality: rowsOf(indicators?.quality),
    timeliness: rowsOf(indicators?.timeliness),
    cost: rowsOf(indicators?.cost),
    economic: rowsOf(indicators?.economic),
    social: rowsOf(indicators?.social),
    environmental: rowsOf(indicators?.environmental),
    sustainable: rowsOf(indicators?.sustainable),
    satisfaction: rowsOf(indicators?.satisfaction),
  };
}

function rowsOf(indicators: readonly Indicator[] = []): readonly IndicatorRowView[] {
  const rows = indicators.map(({ name, target, remark }) => ({
    name: paragraphsOf(name),
    target: paragraphsOf(target),
    remark: paragraphsOf(remark),
  }));
  return atLeast(1, rows, { name: [''], target: [''], remark: [''] });
}
