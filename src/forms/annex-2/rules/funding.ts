import { decimal, digitsOf, equal, sum } from '../../decimal.ts';
import { pointer } from '../../json-pointer.ts';
import type { Problem, Rule } from '../../rule.ts';
import {
  amountsOf,
  fundingColumn,
  fundingTotals,
  fundingYears,
  withComputedTotals,
  type FundingTotal,
  type FundingYear,
} from '../funding.ts';
import type { Annex2Filing } from '../schema.ts';

/** `funding-fiscal`, `funding-own`, `funding-total`: a filed total is the exact sum of its parts. */
export const fundingSums: readonly Rule<Annex2Filing>[] = fundingTotals.map((total) => ({
  id: total.rule,
  severity: 'warning',
  problems: ({ funding }) => fundingYears.flatMap((year) => sumProblems(funding, total, year)),
}));

/** A total left empty beside its parts: legitimate, the official form itself does so, but rarely meant. */
export const emptyTotal: Rule<Annex2Filing> = {
  id: 'empty-total',
  severity: 'warning',
  problems: ({ funding }) =>
    fundingTotals.flatMap((total) => fundingYears.flatMap((year) => emptyProblems(funding, total, year))),
};

function sumProblems(funding: Annex2Filing['funding'], total: FundingTotal, year: FundingYear): Problem[] {
  const filed = fundingColumn(funding, year)[total.total];
  const computed = sumOfParts(funding, total, year);
  if (filed === undefined || computed === undefined || equal(decimal(filed), decimal(computed))) return [];
  const message = `填的是 ${filed}，各项之和是 ${computed}（${total.words}），请核对。`;
  return [{ pointer: pointer('funding', total.total, year), message }];
}

function emptyProblems(funding: Annex2Filing['funding'], total: FundingTotal, year: FundingYear): Problem[] {
  const computed = sumOfParts(funding, total, year);
  if (fundingColumn(funding, year)[total.total] !== undefined || computed === undefined) return [];
  const message = `没有填写，而各项之和是 ${computed}（${total.words}）；请填写，或在打印时用 totals=compute 自动合计。`;
  return [{ pointer: pointer('funding', total.total, year), message }];
}

/** `undefined` where no part is given. A part that is itself an empty total counts with its own parts. */
function sumOfParts(funding: Annex2Filing['funding'], total: FundingTotal, year: FundingYear): string | undefined {
  const parts = amountsOf(withComputedTotals(fundingColumn(funding, year)), total.parts);
  return parts.length === 0 ? undefined : digitsOf(sum(parts.map(decimal)));
}
