import { type Decimal, digitsOf, sum } from '../decimal.ts';
import type { Totals } from '../form.ts';
import { figureOf } from '../money.ts';
import type { FundingSource } from './money-schema.ts';
import type { Annex2Filing } from './schema.ts';

/** The two columns of the table of funding sources. */
export const fundingYears = ['previousYear', 'currentYear'] as const;
export type FundingYear = (typeof fundingYears)[number];

/** A total of the table and the rows it is the sum of; its rule checks exactly that. */
export interface FundingTotal {
  readonly rule: 'funding-total' | 'funding-fiscal' | 'funding-own';
  readonly total: FundingSource;
  readonly parts: readonly [FundingSource, ...FundingSource[]];
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

/** The cells of one column as filed, by source: figures and dashes; absent is an empty cell. */
type FundingColumn = Readonly<Partial<Record<FundingSource, string>>>;

/** One column of the table as filed. */
export function fundingColumn(funding: Annex2Filing['funding'], year: FundingYear): FundingColumn {
  const cells = Object.entries(funding ?? {}).map(([source, row]) => [source, row?.[year]] as const);
  return Object.fromEntries(cells.filter(([, amount]) => amount !== undefined));
}

/**
 * What the parts of a total add up to; `undefined` where none has a figure. A part that is a total without a figure,
 * empty or a dash, counts with its own parts.
 */
export function sumOfParts(column: FundingColumn, { parts }: FundingTotal): Decimal | undefined {
  const figures = parts.flatMap((part) => {
    const subtotal = fundingTotals.find(({ total }) => total === part);
    return figureOf(column[part]) ?? (subtotal && sumOfParts(column, subtotal)) ?? [];
  });
  return figures.length === 0 ? undefined : sum(figures);
}

/** The column with its empty totals computed; one that was filed, if only with a dash, stays as it is. */
function withComputedTotals(column: FundingColumn): FundingColumn {
  const computed = fundingTotals.flatMap((total) => {
    const figure = column[total.total] === undefined ? sumOfParts(column, total) : undefined;
    return figure === undefined ? [] : [[total.total, digitsOf(figure)] as const];
  });
  return { ...column, ...Object.fromEntries(computed) };
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
