import { digitsOf, equal, subtract, sum } from '../../decimal.ts';
import { pointer } from '../../json-pointer.ts';
import { figureOf } from '../../money.ts';
import { type Rule, ofMembers } from '../../rule.ts';
import { fundingYears } from '../funding.ts';
import type { Annex2Filing } from '../schema.ts';

const budgetTitles = { previousYear: '上年度预算', currentYear: '项目本年度预算' } as const;
const fundingTitles = { previousYear: '上年度资金', currentYear: '本年度资金' } as const;

/** The budget of a year is what its funding sources add up to. */
export const budgetFunding: Rule<Annex2Filing> = {
  id: 'budget-funding',
  severity: 'warning',
  checks: '项目本年度预算等于本年度资金合计，上年度预算等于上年度资金合计。',
  example: { budget: { currentYear: 100 }, funding: { total: { currentYear: 90 } } },
  problems: ofMembers(['budget', 'funding'], ({ budget, funding }) =>
    fundingYears.flatMap((year) => {
      const [planned, funded] = [figureOf(budget?.[year]), figureOf(funding?.total?.[year])];
      if (planned === undefined || funded === undefined || equal(planned, funded)) return [];
      const [budgeted, sources] = [digitsOf(planned), digitsOf(funded)];
      const message = `${budgetTitles[year]} ${budgeted} 与${fundingTitles[year]}合计 ${sources} 不一致，请核对。`;
      return [{ pointer: pointer('budget', year), message }];
    }),
  ),
};

/** The sub-projects make up the project, or of one that takes several years what this year has of it: whichever is given. */
export const subprojectAmounts: Rule<Annex2Filing> = {
  id: 'subproject-amounts',
  severity: 'warning',
  checks: '各子项目金额之和等于项目总预算，或等于项目本年度预算；只填了其中之一的，与它比较。',
  example: { budget: { total: 300, currentYear: 100 }, subprojects: [{ amount: 90 }] },
  problems: ofMembers(['budget', 'subprojects'], ({ budget, subprojects }) => {
    const amounts = subprojects.flatMap(({ amount }) => figureOf(amount) ?? []);
    const added = sum(amounts);
    const given = (['total', 'currentYear'] as const).flatMap((name) => {
      const figure = figureOf(budget?.[name]);
      return figure === undefined ? [] : [{ name, figure }];
    });
    const [first] = given;
    if (amounts.length === 0 || first === undefined || given.some(({ figure }) => equal(figure, added))) return [];
    const different = given.filter((one) => one === first || !equal(one.figure, first.figure));
    const words = different.map(({ name, figure }) => `${totalTitles[name]} ${digitsOf(figure)}`).join('、');
    const message = `各子项目金额之和 ${digitsOf(added)} 与${words} ${different.length > 1 ? '都' : ''}不一致，请核对。`;
    return [{ pointer: pointer('budget', first.name), message }];
  }),
};

const totalTitles = { total: '项目总预算', currentYear: '项目本年度预算' } as const;

/** What was not spent of last year's budget is carried over; what was overspent is below 0. */
export const previousYearBalance: Rule<Annex2Filing> = {
  id: 'previous-year-balance',
  severity: 'warning',
  checks: '上年度预算减去上年度实际支出等于结余结转总额。',
  example: { budget: { previousYear: 100, previousYearSpent: 80, carryOver: 0 } },
  problems: ofMembers(['budget'], ({ budget }) => {
    const [planned, spent] = [figureOf(budget?.previousYear), figureOf(budget?.previousYearSpent)];
    const carryOver = figureOf(budget?.carryOver);
    if (planned === undefined || spent === undefined || carryOver === undefined) return [];
    const left = subtract(planned, spent);
    if (equal(left, carryOver)) return [];
    const balance = `${digitsOf(planned)} − ${digitsOf(spent)} = ${digitsOf(left)}`;
    const message = `上年度预算 − 上年度实际支出（${balance}）与结余结转总额 ${digitsOf(carryOver)} 不一致，请核对。`;
    return [{ pointer: '/budget/carryOver', message }];
  }),
};
