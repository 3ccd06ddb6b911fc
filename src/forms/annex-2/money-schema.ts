import { amountField } from '../fields/decimal.ts';
import { figuresField } from '../fields/figures.ts';
import { recordField } from '../fields/record.ts';

const budgetAmount = (title: string) => amountField({ title, description: `${title}，万元。` });

/** The two rows of totals above the table of funding sources. */
export const budgetSchema = recordField(
  { title: '项目预算', 'x-label': '', description: '项目总预算、本年度和上年度预算，万元。' },
  {
    total: budgetAmount('项目总预算'),
    currentYear: budgetAmount('项目本年度预算'),
    previousYear: budgetAmount('上年度预算'),
    previousYearSpent: budgetAmount('上年度实际支出'),
    carryOver: amountField(
      { title: '结余结转总额', description: '结余结转总额，万元；超支的为负数。' },
      { negative: true },
    ),
  },
).optional();

/** The ten rows of the table of funding sources, in printed order. */
export const fundingSources = {
  total: '合计',
  fiscal: '（一）财政拨款',
  fiscalSuperior: '1.上级财政拨款',
  fiscalLocal: '2.本级财政安排',
  fiscalSubordinate: '3.下级财政配套',
  own: '（二）自有资金',
  ownUndertaking: '1.事业收入',
  ownOperating: '2.经营性收入',
  ownOther: '3.其他',
  other: '（三）其它资金',
} as const;
export type FundingSource = keyof typeof fundingSources;

/** 项目预算资金来源构成. */
export const fundingSchema = figuresField(
  { title: '项目资金来源', 'x-type': 'Funding', description: '项目预算资金来源构成，万元。' },
  fundingSources,
  (title) => `资金来源“${title}”一行，万元。`,
  {
    previousYear: amountField({ title: '上年度资金', description: '上年度资金，万元。' }),
    currentYear: amountField({ title: '本年度资金', description: '本年度资金，万元。' }),
  },
);
