import { decimal, digitsOf, sum } from '../decimal.ts';
import type { Totals } from '../form.ts';
import type { Annex2Filing } from './schema.ts';
import type { FundingSource } from './view-model.ts';

/** The two columns of the table of funding sources. */
export const fundingYears = ['previousYear', 'currentYear'] as const;
export type FundingYear = (typeof fundingYears)[number];

/** A total of the table and the rows it is the sum of; its rule checks exactly that. */
export interface FundingTotal {
  readonly rule: 'funding-total' | 'funding-fiscal' | 'funding-own';
  readonly total: FundingSource;
  readonly parts: readonly FundingSource[];
  /** The sum in the printed words, for messages. */
  readonly words: string;
}

/** The totals, each after the totals that it is made of. */
export const fundingTotals: readonly FundingTotal[] = [
  {
    rule: 'funding-fiscal',
    total: 'fiscal',
    parts: ['fiscalSuperior', 'fiscalLocal', 'fiscalSubordinate'],
    words: '（一）财政拨款 = 1.上级财政拨款 + 2.本级财政安排 + 3.下级财政配套',
  },
  {
    rule: 'funding-own',
    total: 'own',
    parts: ['ownUndertaking', 'ownOperating', 'ownOther'],
    words: '（二）自有资金 = 1.事业收入 + 2.经营性收入 + 3.其他',
  },
  {
    rule: 'funding-total',
    total: 'total',
    parts: ['fiscal', 'own', 'other'],
    words: '合计 = （一）财政拨款 + （二）自有资金 + （三）其它资金',
  },
];

/** The amounts of one column, by source; absent is an empty cell. */
export type FundingColumn = Readonly<Partial<Record<FundingSource, string>>>;

/** One column of the table as filed. */
export function fundingColumn(funding: Annex2Filing['funding'], year: FundingYear): FundingColumn {
  const cells = Object.entries(funding ?? {}).map(([source, row]) => [source, row?.[year]] as const);
  return Object.fromEntries(cells.filter(([, amount]) => amount !== undefined));
}

/** The column with its empty totals computed; a total that was filed, and one without parts, stays as it is. */
export function withComputedTotals(column: FundingColumn): FundingColumn {
  return fundingTotals.reduce<FundingColumn>((computed, { total, parts }) => {
    const filed = amountsOf(computed, parts);
    if (computed[total] !== undefined || filed.length === 0) return computed;
    return { ...computed, [total]: digitsOf(sum(filed.map(decimal))) };
  }, column);
}

/** The filing as it is checked and printed: as filed, or with the empty totals of its funding computed. */
export function filingWith(totals: Totals, filing: Annex2Filing): Annex2Filing {
  if (totals === 'as-filed' || filing.funding === undefined) return filing;
  const columns = fundingYears.map((year) => [year, withComputedTotals(fundingColumn(filing.funding, year))] as const);
  const funding = { ...filing.funding };
  for (const [year, column] of columns) {
    for (const source of Object.keys(column) as FundingSource[]) {
      funding[source] = { ...funding[source], [year]: column[source] };
    }
  }
  return { ...filing, funding };
}

/** The amounts given for some sources. */
export function amountsOf(column: FundingColumn, sources: readonly FundingSource[]): readonly string[] {
  return sources.flatMap((source) => column[source] ?? []);
}
