import { authorities } from '../../../src/forms/fields/opinions.ts';
import type { FilingJson } from './annex-2.ts';
import { fortyParagraphs, onlyPunctuation, prose, tenThousandCharacters, unbrokenWord } from './texts.ts';

/** A filing at the edge of what a form holds, with a name for the message of a failed test. */
export interface CornerFiling {
  readonly name: string;
  readonly filing: FilingJson;
}

const indicatorKinds = [
  'quantity',
  'quality',
  'timeliness',
  'cost',
  'economic',
  'social',
  'environmental',
  'sustainable',
  'satisfaction',
] as const;
const fundingSources = [
  'total',
  'fiscal',
  'fiscalSuperior',
  'fiscalLocal',
  'fiscalSubordinate',
  'own',
  'ownUndertaking',
  'ownOperating',
  'ownOther',
  'other',
] as const;
const largestAmount = '999999999999999.123456';

const times = <Item>(count: number, item: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, i) => item(i));
const fromKeys = <Value>(keys: readonly string[], value: (key: string) => Value) =>
  Object.fromEntries(keys.map((key) => [key, value(key)]));

/** What the cells of a corner filing hold. */
interface Cells {
  /** Of narratives. */
  readonly long: string;
  /** Of names, departments, telephone numbers, indicators, targets, remarks. */
  readonly short: string;
  readonly amount: string;
  readonly subprojects: number;
  readonly schedule: number;
  readonly indicators: number;
  readonly revisions: number;
}

const usual: Cells = {
  long: prose(180, 7),
  short: '教研中心',
  amount: '100.50',
  subprojects: 1,
  schedule: 4,
  indicators: 1,
  revisions: 5,
};

const corners: Readonly<Record<string, Partial<Cells>>> = {
  'every cell filled': {},
  'twelve sub-projects': { subprojects: 12, long: prose(60, 3) },
  'sixty rows of schedule': { schedule: 60 },
  'fifteen indicators in each cell': { indicators: 15 },
  'every list at its longest': { subprojects: 12, schedule: 60, indicators: 15, revisions: 40, long: prose(60, 3) },
  'forty revisions': { revisions: 40 },
  'ten thousand characters in each narrative': { long: tenThousandCharacters },
  'one unbroken word everywhere': { long: unbrokenWord, short: unbrokenWord },
  'only punctuation everywhere': { long: onlyPunctuation, short: onlyPunctuation },
  'forty short paragraphs everywhere': { long: fortyParagraphs, short: fortyParagraphs },
  'a sentence in every short cell': { short: prose(60, 11) },
  'amounts of fifteen digits and six decimals': { amount: largestAmount },
};

const opinionsOf = ({ long, short }: Cells) =>
  fromKeys(authorities, () => ({ opinion: long, reviewer: short, date: '2021-12-31' }));

function annex2Corner(cells: Cells): FilingJson {
  const { long, short, amount, subprojects, schedule, indicators } = cells;
  return {
    district: '红谷滩新区',
    fiscalYear: 2021,
    projectName: short,
    department: short,
    departmentHead: short,
    departmentBudgetCode: short,
    preparedOn: '2020-12-31',
    filingUnit: short,
    projectLeader: short,
    contact: { name: short, phone: short },
    nature: 'continuing',
    scope: 'one-off',
    orientation: 'social',
    category: { kind: 'capital-construction', subtype: 'renovation' },
    startDate: '2021-10-10',
    endDate: '2021-12-31',
    overview: long,
    justification: { basis: long, necessity: long, feasibility: long },
    safeguards: long,
    overallGoal: long,
    annualGoal: long,
    schedule: times(schedule, () => ({ period: short, content: short })),
    budget: fromKeys(['total', 'currentYear', 'previousYear', 'previousYearSpent', 'carryOver'], () => amount),
    funding: fromKeys(fundingSources, () => ({ previousYear: amount, currentYear: amount })),
    subprojects: times(subprojects, () => ({
      name: short,
      amount,
      startDate: '2021-10-10',
      endDate: '2021-12-31',
      department: short,
      owner: short,
      purpose: long,
      indicators: fromKeys(indicatorKinds, () =>
        times(indicators, () => ({ name: short, target: short, remark: short })),
      ),
    })),
    signOff: { preparedBy: short, phone: short, projectLeader: short },
    review: {
      evaluations: times(3, (index) => ({ year: 2018 + index, score: '92.5', opinion: long })),
      opinions: opinionsOf(cells),
    },
  };
}

function annex4Corner(cells: Cells): FilingJson {
  const { long, short, revisions } = cells;
  return {
    filingUnit: short,
    filedOn: '2021-12-31',
    projectName: short,
    projectLeader: short,
    phone: short,
    revisions: times(revisions, (index) => ({
      indicator: { level1: '产出指标', level2: '数量指标', level3: short },
      originalValue: short,
      ...(index % 3 === 2 ? { cancelled: true } : { revisedValue: `改为${short}` }),
      reason: long,
      evidence: ['证明材料'],
    })),
    review: { opinions: opinionsOf(cells) },
  };
}

const empty: Readonly<Record<string, FilingJson>> = {
  'annex-2': { fiscalYear: 2021, projectName: '信息化运维提升', subprojects: [{}] },
  'annex-4': {
    projectName: '信息化运维提升',
    revisions: [{ indicator: { level1: '产出指标', level2: '数量指标', level3: '巡检次数' } }],
  },
};

/** Cells of that name differ from form to form; a corner that changes none of a form's cells is left out. */
const cornersOf: Readonly<Record<string, { make: (cells: Cells) => FilingJson; without: readonly string[] }>> = {
  'annex-2': { make: annex2Corner, without: ['forty revisions'] },
  'annex-4': {
    make: annex4Corner,
    without: [
      'twelve sub-projects',
      'sixty rows of schedule',
      'fifteen indicators in each cell',
      'every list at its longest',
      'amounts of fifteen digits and six decimals',
    ],
  },
};

/** The filings at the edges of a form, each always the same: nothing filled, everything filled, and each excess. */
export function cornerFilings(form: string): readonly CornerFiling[] {
  const of = cornersOf[form];
  const nothing = empty[form];
  if (of === undefined || nothing === undefined) throw new Error(`No filings are generated for the form ${form}`);
  const filled = Object.entries(corners)
    .filter(([name]) => !of.without.includes(name))
    .map(([name, cells]) => ({ name, filing: of.make({ ...usual, ...cells }) }));
  return [{ name: 'nothing filled', filing: nothing }, ...filled];
}
