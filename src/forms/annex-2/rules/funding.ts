import { digitsOf, equal } from '../../decimal.ts';
import { pointer } from '../../json-pointer.ts';
import { figureOf } from '../../money.ts';
import { type Problem, type Rule, ofMembers } from '../../rule.ts';
import {
  type FundingTotal,
  type FundingYear,
  fundingColumn,
  fundingTotals,
  fundingYears,
  sumOfParts,
} from '../funding.ts';
import type { Annex2Filing } from '../schema.ts';

/** `funding-fiscal`, `funding-own`, `funding-total`: a filed total is the exact sum of its parts. */
export const fundingSums: readonly Rule<Annex2Filing>[] = fundingTotals.map((total) => ({
  id: total.rule,
  severity: 'warning',
  checks: `资金来源表每一列中，${total.words}。`,
  example: { funding: { [total.total]: { currentYear: 90 }, [total.parts[0]]: { currentYear: 100 } } },
  problems: ofMembers(['funding'], ({ funding }) => fundingYears.flatMap((year) => sumProblems(funding, total, year))),
}));

/** A total left empty beside its parts: legitimate, the official form itself does so, but rarely meant. */
export const emptyTotal: Rule<Annex2Filing> = {
  id: 'empty-total',
  severity: 'warning',
  checks: '资金来源表中，填写了各项的，合计和小计也要填写。',
  example: { funding: { fiscalLocal: { currentYear: 100 } } },
  problems: ofMembers(['funding'], ({ funding }) =>
    fundingTotals.flatMap((total) => fundingYears.flatMap((year) => emptyProblems(funding, total, year))),
  ),
};

function sumProblems(funding: Annex2Filing['funding'], total: FundingTotal, year: FundingYear): Problem[] {
  const column = fundingColumn(funding, year);
  const filed = figureOf(column[total.total]);
  const computed = sumOfParts(column, total);
  if (filed === undefined || computed === undefined || equal(filed, computed)) return [];
  const message = `填的是 ${digitsOf(filed)}，各项之和是 ${digitsOf(computed)}（${total.words}），请核对。`;
  return [{ pointer: pointer('funding', total.total, year), message }];
}

/** A dash in the place of a total is no empty cell: the filer has said something. */
function emptyProblems(funding: Annex2Filing['funding'], total: FundingTotal, year: FundingYear): Problem[] {
  const column = fundingColumn(funding, year);
  const computed = sumOfParts(column, total);
  if (column[total.total] !== undefined || computed === undefined) return [];
  const sum = digitsOf(computed);
  const message = `没有填写，而各项之和是 ${sum}（${total.words}）；请填写 ${sum}，或在打印时自动合计（totals=compute）。`;
  return [{ pointer: pointer('funding', total.total, year), message }];
}
