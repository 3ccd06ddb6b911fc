import fc from 'fast-check';
import { kindOf, kinds, subtypes, type Kind, type Subtype } from '../../../src/forms/annex-2/category.ts';
import { opinions } from './opinions.ts';
import { departments, narratives, people, phones, proseOf, titles, wordsFrom } from './texts.ts';
import { amounts, balances, dates, listOf, periods, withoutAbsent } from './values.ts';

/** A filing as a caller sends it: the JSON value. */
export type FilingJson = Readonly<Record<string, unknown>>;

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });

const projectNames = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.constantFrom('信息化运维提升', '东湖区义务教育学校智慧校园建设与应用推广项目（2021年度）'),
  },
  { weight: 2, arbitrary: proseOf(1, 60) },
);

/** Subtypes belong to their kinds, one or several: anything else the rules refuse. */
const categories = fc
  .record({
    kind: fc.constantFrom<Kind | undefined>(...(Object.keys(kinds) as Kind[]), undefined),
    chosen: fc.subarray(Object.keys(subtypes) as Subtype[]),
    isList: fc.boolean(),
  })
  .map(({ kind, chosen, isList }) => {
    const own = chosen.filter((subtype) => kindOf[subtype] === kind);
    return { kind, subtype: isList ? own : own[0] };
  });

const funding = fc.record(
  Object.fromEntries(
    [
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
    ].map((source) => [source, maybe(fc.record({ previousYear: amounts, currentYear: amounts }))]),
  ),
);

/** Digits as a system sends them that has a number of them. */
const digits = fc.oneof(fc.nat(), fc.constantFrom(null, 0.5, 13800138000));

const indicator = fc.record({
  name: narrativeOfIndicator(),
  target: fc.oneof(
    { weight: 6, arbitrary: wordsFrom(['100%', '≥95%', '12次', '不超过预算批复数', '0', '较上年增长5个百分点']) },
    digits,
  ),
  remark: wordsFrom(['', '', '详见附件', '以验收报告为准']),
});

function narrativeOfIndicator(): fc.Arbitrary<string | undefined> {
  return fc.oneof(
    { weight: 12, arbitrary: proseOf(1, 60) },
    { weight: 2, arbitrary: proseOf(60, 200) },
    { weight: 1, arbitrary: narratives },
  );
}

const indicators = fc.record(
  Object.fromEntries(
    [
      'quantity',
      'quality',
      'timeliness',
      'cost',
      'economic',
      'social',
      'environmental',
      'sustainable',
      'satisfaction',
    ].map((kind) => [kind, maybe(listOf(indicator, 15))]),
  ),
);

const subproject = fc
  .record({
    name: titles,
    amount: amounts,
    period: periods,
    department: departments,
    owner: people,
    purpose: narratives,
    indicators: maybe(indicators),
  })
  .map(({ period, ...rest }) => ({ ...rest, ...period }));

const schedule = listOf(
  fc.record({
    period: wordsFrom(['2021年1月-12月', '2021年第一季度', '1月', '2021.1.1-2021.6.30']),
    content: wordsFrom(['信息化运维提升', '项目招标、合同签订', '设备采购、安装、调试与验收']),
  }),
  60,
);

const evaluations = fc.uniqueArray(fc.integer({ min: 2010, max: 2020 }), { maxLength: 3 }).chain((years) =>
  fc.tuple(
    ...years.map((year) =>
      fc.record({
        year: fc.constant(year),
        score: fc.oneof(fc.constantFrom(undefined, '优', 92.5, '85'), fc.nat({ max: 100 })),
        opinion: narratives,
      }),
    ),
  ),
);

/**
 * Filings of 附件2 that its schema and its rules accept: every choice, 1–12 sub-projects, 0–60 rows of schedule,
 * 0–15 indicators in a cell, every text of `texts.ts` in every cell.
 */
export function annex2Filings(): fc.Arbitrary<FilingJson> {
  return fc
    .record({
      district: fc.constantFrom(undefined, '', '西湖区', '红谷滩新区'),
      fiscalYear: fc.integer({ min: 2019, max: 2030 }),
      projectName: projectNames,
      department: departments,
      departmentHead: people,
      departmentBudgetCode: fc.oneof({ weight: 6, arbitrary: wordsFrom(['105001', '360102-105-001']) }, digits),
      preparedOn: maybe(dates),
      filingUnit: departments,
      projectLeader: people,
      contact: maybe(fc.record({ name: people, phone: phones })),
      nature: fc.constantFrom(undefined, '', 'new', 'continuing'),
      scope: fc.constantFrom(undefined, '', 'recurring', 'phased', 'one-off'),
      orientation: fc.constantFrom(undefined, '', 'social', 'departmental'),
      category: maybe(categories),
      period: periods,
      overview: narratives,
      justification: maybe(fc.record({ basis: narratives, necessity: narratives, feasibility: narratives })),
      safeguards: narratives,
      overallGoal: narratives,
      annualGoal: narratives,
      schedule: maybe(schedule),
      budget: maybe(
        fc.record({
          total: amounts,
          currentYear: amounts,
          previousYear: amounts,
          previousYearSpent: amounts,
          carryOver: balances,
        }),
      ),
      funding: maybe(funding),
      subprojects: listOf(subproject, 12, 1),
      signOff: maybe(fc.record({ preparedBy: people, phone: phones, projectLeader: people })),
      review: maybe(fc.record({ evaluations: maybe(evaluations), opinions })),
    })
    .map(({ period, ...rest }) => withoutAbsent({ ...rest, ...period }));
}
