import { compare, decimal, digitsOf, ratio, sum, type Decimal } from '../decimal.ts';
import { filedIndicators } from '../indicators/levels.ts';
import { indicatorRows } from '../indicators/rows.ts';
import { figureOf } from '../money.ts';
import { cellsOf } from '../printed/cells.ts';
import { longDate } from '../printed/dates.ts';
import { figure } from '../printed/figures.ts';
import { lineOf, paragraphsOf } from '../printed/paragraphs.ts';
import { levels } from './levels.ts';
import type { SelfEvaluation } from './schema.ts';

type MoneyRow = NonNullable<NonNullable<SelfEvaluation['money']>['total']>;

/** What 附件6 prints for a filing: rates and the total of the scores are worked out. */
export function toView(filing: SelfEvaluation) {
  const { money, goals, signOff } = filing;
  return {
    fiscalYear: String(filing.fiscalYear),
    projectName: paragraphsOf(filing.projectName),
    department: paragraphsOf(filing.department),
    unit: paragraphsOf(filing.unit),
    money: {
      total: moneyRow(money?.total),
      fiscal: moneyRow(money?.fiscal),
      carriedOver: moneyRow(money?.carriedOver),
      other: moneyRow(money?.other),
    },
    expected: paragraphsOf(goals?.expected),
    achieved: paragraphsOf(goals?.achieved),
    indicators: indicatorRows(levels, filing.indicators, ({ name, target, actual, reason, ...scores }) => ({
      name: paragraphsOf(name),
      target: paragraphsOf(target),
      actual: paragraphsOf(actual),
      ...cellsOf(['weight', 'score'], scores, figure),
      reason: paragraphsOf(reason),
    })),
    total: { weight: total(filing, 'weight'), score: total(filing, 'score') },
    signOff: {
      preparedBy: lineOf(signOff?.preparedBy),
      phone: lineOf(signOff?.phone),
      date: longDate(signOff?.date),
    },
  };
}

function moneyRow(row: MoneyRow = {}) {
  const { score, ...cells } = cellsOf(['initial', 'budget', 'spent', 'weight', 'score'], row, figure);
  return { ...cells, rate: rateOf(row), score };
}

/** `97.5%`: what was spent of the budget; empty where there is none. */
export function rateOf({ budget, spent }: MoneyRow): string {
  const [whole, part] = [figureOf(budget), figureOf(spent)];
  const rate = whole === undefined || part === undefined ? undefined : ratio(part, whole, 4);
  return rate === undefined ? '' : `${digitsOf({ units: rate.units, places: 2 })}%`;
}

/** The scores, or the weights, of money and indicators together; `undefined` where none was filed. */
export function totalOf(
  { money, indicators }: Pick<SelfEvaluation, 'money' | 'indicators'>,
  column: 'weight' | 'score',
): Decimal | undefined {
  const rows = filedIndicators(levels, indicators, '').map(({ indicator }) => indicator[column]);
  const figures = [money?.total?.[column], ...rows].flatMap((cell) => (cell === undefined ? [] : [decimal(cell)]));
  return figures.length === 0 ? undefined : sum(figures);
}

function total(filing: SelfEvaluation, column: 'weight' | 'score'): string {
  const added = totalOf(filing, column);
  return added === undefined ? '' : digitsOf(added);
}

/** Whether a score is more than its weight. */
export function exceeds(score: string | undefined, weight: string | undefined): boolean {
  return score !== undefined && weight !== undefined && compare(decimal(score), decimal(weight)) > 0;
}
