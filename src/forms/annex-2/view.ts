import { authorities } from '../fields/opinions.ts';
import type { ViewOptions } from '../form.ts';
import { box } from '../printed/boxes.ts';
import { longDate, spacedDate } from '../printed/dates.ts';
import { opinionViews } from '../printed/opinions.ts';
import { lineOf, paragraphsOf } from '../printed/paragraphs.ts';
import { atLeast } from '../printed/rows.ts';
import { signOffView } from '../printed/sign-off.ts';
import { evaluationViews } from './evaluation-view.ts';
import { filingWith } from './funding.ts';
import { budgetView, fundingView } from './money-view.ts';
import type { Annex2Filing } from './schema.ts';
import { compositionViews, subprojectViews } from './subproject-view.ts';

/** The district that issued the form, printed where the filer names none. */
const issuingDistrict = '东湖区';

/** What 附件2 prints for a filing. */
export function toView(filed: Annex2Filing, { totals }: ViewOptions) {
  const filing = filingWith(totals, filed);
  return {
    district: districtOf(filing),
    fiscalYear: String(filing.fiscalYear),
    cover: coverView(filing),
    filingUnit: paragraphsOf(filing.filingUnit),
    projectName: paragraphsOf(filing.projectName),
    projectLeader: paragraphsOf(filing.projectLeader),
    contact: { name: paragraphsOf(filing.contact?.name), phone: paragraphsOf(filing.contact?.phone) },
    ...choiceViews(filing),
    startDate: spacedDate(filing.startDate),
    endDate: spacedDate(filing.endDate),
    overview: paragraphsOf(filing.overview),
    justification: {
      basis: paragraphsOf(filing.justification?.basis),
      necessity: paragraphsOf(filing.justification?.necessity),
      feasibility: paragraphsOf(filing.justification?.feasibility),
    },
    safeguards: paragraphsOf(filing.safeguards),
    overallGoal: paragraphsOf(filing.overallGoal),
    annualGoal: paragraphsOf(filing.annualGoal),
    schedule: scheduleViews(filing),
    budget: budgetView(filing),
    funding: fundingView(filing),
    composition: compositionViews(filing.subprojects),
    subprojects: subprojectViews(filing.subprojects),
    signOff: signOffView(['preparedBy', 'phone', 'projectLeader'], filing.signOff),
    review: { evaluations: evaluationViews(filing), ...opinionViews(authorities, filing.review?.opinions) },
  };
}

/** The district in the title of the form. */
export function districtOf({ district }: Annex2Filing): string {
  const filed = lineOf(district);
  return filed === '' ? issuingDistrict : filed;
}

function coverView(filing: Annex2Filing) {
  return {
    projectName: paragraphsOf(filing.projectName),
    department: paragraphsOf(filing.department),
    departmentHead: paragraphsOf(filing.departmentHead),
    departmentBudgetCode: paragraphsOf(filing.departmentBudgetCode),
    preparedOn: longDate(filing.preparedOn),
  };
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

/** The form prints four rows; more are added as the filing needs them. */
function scheduleViews({ schedule = [] }: Annex2Filing) {
  const rows = schedule.map(({ period, content }) => ({
    period: paragraphsOf(period),
    content: paragraphsOf(content),
  }));
  return atLeast(4, rows, { period: [''], content: [''] });
}
