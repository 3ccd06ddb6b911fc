import { decimal, digitsOf, equal, subtract, sum } from '../../decimal.ts';
import { pointer } from '../../json-pointer.ts';
import type { Rule } from '../../rule.ts';
import { fundingYears } from '../funding.ts';
import type { Annex2Filing } from '../schema.ts';

const budgetTitles = { previousYear: '上年度预算', currentYear: '项目本年度预算' } as const;
const fundingTitles = { previousYear: '上年度资金', currentYear: '本年度资金' } as const;

/** The budget of a year is what its funding sources add up to. */
export const budgetFunding: Rule<Annex2Filing> = {
  id: 'budget-funding',
  severity: 'warning',
  problems: ({ budget, funding }) =>
    fundingYears.flatMap((year) => {
      const [planned, funded] = [budget?.[year], funding?.total?.[year]];
      if (planned === undefined || funded === undefined || equal(decimal(planned), decimal(funded))) return [];
      const message = `${budgetTitles[year]} ${planned} 与${fundingTitles[year]}合计 ${funded} 不一致，请核对。`;
      return [{ pointer: pointer('budget', year), message }];
    }),
};

/** The sub-projects make up the project. */
export const subprojectAmounts: Rule<Annex2Filing> = {
  id: 'subproject-amounts',
  severity: 'warning',
  problems: ({ budget, subprojects }) => {
    const amounts = subprojects.flatMap(({ amount }) => amount ?? []);
    if (budget?.total === undefined || amounts.length === 0) return [];
    const total = sum(amounts.map(decimal));
    if (equal(total, decimal(budget.total))) return [];
    const message = `各子项目金额之和 ${digitsOf(total)} 与项目总预算 ${budget.total} 不一致，请核对。`;
    return [{ pointer: '/budget/total', message }];
  },
};

/** What was not spent of last year's budget is carried over. */
export const previousYearBalance: Rule<Annex2Filing> = {
  id: 'previous-year-balance',
  severity: 'warning',
  problems: ({ budget }) => {
    const { previousYear, previousYearSpent, carryOver } = budget ?? {};
    if (previousYear === undefined || previousYearSpent === undefined || carryOver === undefined) return [];
    const left = subtract(decimal(previousYear), decimal(previousYearSpent));
    if (equal(left, decimal(carryOver))) return [];
    const balance = `${previousYear} − ${previousYearSpent} = ${digitsOf(left)}`;
    const message = `上年度预算 − 上年度实际支出（${balance}）与结余结转总额 ${carryOver} 不一致，请核对。`;
    return [{ pointer: '/budget/carryOver', message }];
  },
};
