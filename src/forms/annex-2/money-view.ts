import { figureCells } from '../printed/figures.ts';
import { fundingYears, type FundingYear } from './funding.ts';
import { fundingSources, type FundingSource } from './money-schema.ts';
import type { Annex2Filing } from './schema.ts';

const budgetCells = ['total', 'currentYear', 'previousYear', 'previousYearSpent', 'carryOver'] as const;

/** The rows of 项目总预算 and 上年度预算: always as filed, none of them is a total of other cells alone. */
export function budgetView({ budget }: Annex2Filing) {
  return figureCells(budgetCells, budget);
}

/** The table of funding sources. */
export function fundingView({ funding }: Annex2Filing) {
  const sources = Object.keys(fundingSources) as FundingSource[];
  const rows = sources.map((source) => [source, figureCells(fundingYears, funding?.[source])] as const);
  return Object.fromEntries(rows) as Record<FundingSource, Record<FundingYear, string>>;
}
