import type { Annex2Filing } from './schema.ts';
import type { Annex2View, FundingRowView, FundingSource } from './view-model.ts';

/** The rows of 项目总预算 and 上年度预算: always as filed, none of them is a total of other cells alone. */
export function budgetView({ budget }: Annex2Filing): Annex2View['budget'] {
  return {
    total: budget?.total ?? '',
    currentYear: budget?.currentYear ?? '',
    previousYear: budget?.previousYear ?? '',
    previousYearSpent: budget?.previousYearSpent ?? '',
    carryOver: budget?.carryOver ?? '',
  };
}

/** The table of funding sources. */
export function fundingView({ funding }: Annex2Filing): Annex2View['funding'] {
  const row = (source: FundingSource): FundingRowView => ({
    previousYear: funding?.[source]?.previousYear ?? '',
    currentYear: funding?.[source]?.currentYear ?? '',
  });
  return {
    total: row('total'),
    fiscal: row('fiscal'),
    fiscalSuperior: row('fiscalSuperior'),
    fiscalLocal: row('fiscalLocal'),
    fiscalSubordinate: row('fiscalSubordinate'),
    own: row('own'),
    ownUndertaking: row('ownUndertaking'),
    ownOperating: row('ownOperating'),
    ownOther: row('ownOther'),
    other: row('other'),
  };
}
