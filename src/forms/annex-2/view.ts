import { authorities } from '../fields/opinions.ts';
import type { ViewOptions } from '../form.ts';
import { usualLevels } from '../indicators/levels.ts';
import { indicatorRows } from '../indicators/rows.ts';
import { box } from '../printed/boxes.ts';
import { cellsOf } from '../printed/cells.ts';
import { longDate, period, spacedDate } from '../printed/dates.ts';
import { figure, withUnit } from '../printed/figures.ts';
import { opinionView } from '../printed/opinions.ts';
import { lineOf, paragraphsOf } from '../printed/paragraphs.ts';
import { atLeast } from '../printed/rows.ts';
import { filingWith, fundingYears } from './funding.ts';
import { type FundingSource, fundingSources } from './money-schema.ts';
import type { Annex2Filing, Indicator, Subproject } from './schema.ts';

const coverTexts = ['projectName', 'department', 'departmentHead', 'departmentBudgetCode'] as const;
const budgetCells = ['total', 'currentYear', 'previousYear', 'previousYearSpent', 'carryOver'] as const;
const sources = Object.keys(fundingSources) as FundingSource[];

/** The district that issued the form, printed where the filer names none. */
const issuingDistrict = '东湖区';

/** What 附件2 prints for a filing. */
export function toView(filed: Annex2Filing, { totals }: ViewOptions) {
  const filing = filingWith(totals, filed);
  return {
    district: districtOf(filing),
    fiscalYear: String(filing.fiscalYear),
    cover: { ...cellsOf(coverTexts, filing, paragraphsOf), preparedOn: longDate(filing.preparedOn) },
    ...cellsOf(['filingUnit', 'projectName', 'projectLeader'], filing, paragraphsOf),
    contact: cellsOf(['name', 'phone'], filing.contact, paragraphsOf),
    ...choiceViews(filing),
    startDate: spacedDate(filing.startDate),
    endDate: spacedDate(filing.endDate),
    overview: paragraphsOf(filing.overview),
    justification: cellsOf(['basis', 'necessity', 'feasibility'], filing.justification, paragraphsOf),
    ...cellsOf(['safeguards', 'overallGoal', 'annualGoal'], filing, paragraphsOf),
    // The form prints four rows; more are added as the filing needs them.
    schedule: atLeast(4, (filing.schedule ?? []).map(scheduleView), scheduleView({})),
    // Always as filed, none of them is a total of other cells alone.
    budget: cellsOf(budgetCells, filing.budget, figure),
    funding: cellsOf(sources, filing.funding, (row) => cellsOf(fundingYears, row, figure)),
    composition: compositionViews(filing.subprojects),
    subprojects: filing.subprojects.map(subprojectView),
    signOff: cellsOf(['preparedBy', 'phone', 'projectLeader'], filing.signOff, lineOf),
    review: { evaluations: evaluationViews(filing), ...cellsOf(authorities, filing.review?.opinions, opinionView) },
  };
}

/** The district in the title of the form. */
export function districtOf({ district }: Annex2Filing): string {
  const filed = lineOf(district);
  return filed === '' ? issuingDistrict : filed;
}

function choiceViews({ nature, scope, orientation, category }: Annex2Filing) {
  const subtypes = category?.subtype ?? [];
  return {
    nature: { new: box(nature === 'new'), continuing: box(nature === 'continuing') },
    scope: {
      recurring: box(scope === 'recurring'),
      phased: box(scope === 'phased'),
      oneOff: box(scope === 'one-off'),
    },
    orientation: { social: box(orientation === 'social'), departmental: box(orientation === 'departmental') },
    category: {
      capitalConstruction: box(category?.kind === 'capital-construction'),
      newBuild: box(subtypes.includes('new-build')),
      expansion: box(subtypes.includes('expansion')),
      renovation: box(subtypes.includes('renovation')),
      administrative: box(category?.kind === 'administrative'),
      procurement: box(subtypes.includes('procurement')),
      award: box(subtypes.includes('award')),
      subsidy: box(subtypes.includes('subsidy')),
      otherSpecial: box(category?.kind === 'other-special'),
    },
  };
}

function scheduleView(row: NonNullable<Annex2Filing['schedule']>[number]) {
  return cellsOf(['period', 'content'], row, paragraphsOf);
}

/** The table 项目构成: a numbered row for each sub-project, rows 1 to 3 always. */
function compositionViews(subprojects: Annex2Filing['subprojects']) {
  const rows = subprojects.map(({ name, amount }) => ({ name: paragraphsOf(name), amount: amount ?? '' }));
  return atLeast(3, rows, { name: paragraphsOf(''), amount: '' }).map((row, index) => ({
    number: String(index + 1),
    ...row,
  }));
}

/** Part 3: a table for each sub-project. */
function subprojectView(subproject: Subproject, index: number) {
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

/**
 * The three rows of 前三年度, by year.
 *
 * What is filed always has its row. The rest goes to the three complete years before the filing is drawn up,
 * `fiscalYear`−4 … −2, the latest first: a filed year among them fills its row, any other takes the row of the
 * earliest year that nothing was filed for.
 */
function evaluationViews({ fiscalYear, review }: Annex2Filing) {
  const filed = review?.evaluations ?? [];
  const filedYears = new Set(filed.map(({ year }) => year));
  const usual = [fiscalYear - 2, fiscalYear - 3, fiscalYear - 4].filter((year) => !filedYears.has(year));
  const empty = usual.slice(0, Math.max(0, 3 - filed.length)).map((year) => ({ year }));
  return [...filed, ...empty].sort((left, right) => left.year - right.year).map(evaluationView);
}

function evaluationView(evaluation: { year: number; score?: string | undefined; opinion?: string | undefined }) {
  return {
    year: String(evaluation.year),
    score: lineOf(evaluation.score),
    opinion: paragraphsOf(evaluation.opinion),
  };
}
