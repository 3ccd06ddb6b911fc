import type { ParityCase } from './measure.ts';

const sentence =
  '按照年度工作计划稳步推进项目实施确保所有信息化设备安全稳定运行，全区公办学校覆盖率达到100%，采购服务器3台、交换机12台。';

const least = { fiscalYear: 2021, projectName: '信息化运维提升', subprojects: [{ name: '一' }] };

/** That many lines, a paragraph each. */
const linesOf = (count: number): string => Array.from({ length: count }, (_, index) => `第${index + 1}行`).join('\n');

const usual = { basis: 2, necessity: 2, feasibility: 2 } as const;

/** Lines of each narrative of 附件2, one unless given. */
type Narratives = Partial<
  Record<'overview' | 'basis' | 'necessity' | 'feasibility' | 'safeguards' | 'overallGoal' | 'annualGoal', number>
>;

function overview(name: string, lines: Narratives): ParityCase {
  const { overview = 1, basis = 1, necessity = 1, feasibility = 1 } = lines;
  const { safeguards = 1, overallGoal = 1, annualGoal = 1 } = lines;
  const filing = {
    ...least,
    overview: linesOf(overview),
    justification: { basis: linesOf(basis), necessity: linesOf(necessity), feasibility: linesOf(feasibility) },
    safeguards: linesOf(safeguards),
    overallGoal: linesOf(overallGoal),
    annualGoal: linesOf(annualGoal),
  };
  return { name, form: 'annex-2', filing };
}

function goals(name: string, subproject: object): ParityCase {
  return { name, form: 'annex-2', filing: { ...least, subprojects: [{ name: '一', ...subproject }] } };
}

const indicatorsOf = (count: number, lead = '') =>
  Array.from({ length: count }, (_, index) => ({ name: `${lead}第${index + 1}项`, target: '100%' }));

/**
 * Filings in which a page ends where it is hardest to end it: filled to the pixel, in a narrative that has room for
 * fewer lines than its label, beside a merged label, above the line of signatures.
 */
export const tightFilings: readonly ParityCase[] = [
  // Twelve rows and 41 lines under the heading reach 973 px, a pixel more than a page holds; nine and 42 reach 972.
  overview('a page filled to the pixel', { overview: 20, basis: 7, necessity: 7 }),
  overview('a page filled to a pixel too many', {
    overview: 10,
    basis: 5,
    necessity: 5,
    feasibility: 5,
    safeguards: 5,
    overallGoal: 3,
  }),
  overview('a narrative with room for a line', {
    overview: 18,
    ...usual,
    safeguards: 4,
    overallGoal: 3,
    annualGoal: 4,
  }),
  overview('a narrative longer than a page with room for a line', {
    overview: 18,
    ...usual,
    safeguards: 4,
    overallGoal: 3,
    annualGoal: 60,
  }),
  overview('a narrative with room for three lines beside a label of four', { overview: 24, ...usual, safeguards: 7 }),
  overview('the same longer than a page', { overview: 24, ...usual, safeguards: 60 }),
  overview('a row beside a merged label with room for two lines', { overview: 32, basis: 5 }),
  overview('the same with room for one', { overview: 33, basis: 3 }),
  overview('the same longer than a page', { overview: 33, basis: 60, necessity: 2 }),
  goals('a purpose that fills the page to a pixel too many', { purpose: linesOf(40), amount: '12345678901.12' }),
  goals('a purpose longer than a page with room for two lines', { name: linesOf(39), purpose: linesOf(60) }),
  ...[22, 23, 24, 25].map((lines) =>
    goals(`the line of signatures after a purpose of ${lines} lines`, { purpose: linesOf(lines) }),
  ),
  goals('the first row of a group of indicators at the end of a page', {
    indicators: { cost: [...indicatorsOf(18), ...indicatorsOf(2, '两行\n')], satisfaction: indicatorsOf(4) },
  }),
  {
    name: 'reviewers and units that leave no room on their line',
    form: 'annex-2',
    filing: {
      ...least,
      filingUnit: sentence.slice(0, 60),
      signOff: { preparedBy: sentence.slice(0, 40), phone: '13800138000', projectLeader: sentence.slice(4, 34) },
      review: {
        opinions: {
          competentDepartment: { opinion: '同意', reviewer: '买买提江·阿不都', date: '2021-12-31' },
          financeBusiness: { reviewer: sentence.slice(0, 50), date: '2021-12-31' },
          budgetOffice: { opinion: '同意', reviewer: sentence.slice(0, 8) },
        },
      },
    },
  },
];
