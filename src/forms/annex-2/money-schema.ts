import { amountField } from '../fields/amount.ts';
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

const source = (title: string) =>
  recordField(
    { title, description: `资金来源“${title}”一行，万元。` },
    {
      previousYear: amountField({ title: '上年度资金', description: '上年度资金，万元。' }),
      currentYear: amountField({ title: '本年度资金', description: '本年度资金，万元。' }),
    },
  ).optional();

/** 项目预算资金来源构成: the ten rows of the table, in printed order. */
export const fundingSchema = recordField(
  { title: '项目资金来源', description: '项目预算资金来源构成，万元。' },
  {
    total: source('合计'),
    fiscal: source('（一）财政拨款'),
    fiscalSuperior: source('1.上级财政拨款'),
    fiscalLocal: source('2.本级财政安排'),
    fiscalSubordinate: source('3.下级财政配套'),
    own: source('（二）自有资金'),
    ownUndertaking: source('1.事业收入'),
    ownOperating: source('2.经营性收入'),
    ownOther: source('3.其他'),
    other: source('（三）其它资金'),
  },
).optional();
