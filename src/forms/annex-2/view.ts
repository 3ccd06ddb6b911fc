import { authorities } from '../fields/opinions.ts';
import type { ViewOptions } from '../form.ts';
import { box } from '../printed/boxes.ts';
import { cellsOf } from '../printed/cells.ts';
import { longDate, spacedDate } from '../printed/dates.ts';
import { figure } from '../printed/figures.ts';
import { opinionView } from '../printed/opinions.ts';
import { lineOf, paragraphsOf } from '../printed/paragraphs.ts';
import { atLeast } from '../printed/rows.ts';
import { evaluationViews } from './evaluation-view.ts';
import { filingWith, fundingYears } from './funding.ts';
import { fundingSources, type FundingSource } from './money-schema.ts';
import type { Annex2Filing } from './schema.ts';
import { compositionViews, subprojectView } from './subproject-view.ts';

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
