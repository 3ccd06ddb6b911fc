import { phoneRule } from '../../phone-rule.ts';
import type { Rule } from '../../rule.ts';
import type { Annex2Filing } from '../schema.ts';
import { budgetFunding, previousYearBalance, subprojectAmounts } from './budget.ts';
import { categorySubtype } from './category.ts';
import { dateOrder, subprojectWindow } from './dates.ts';
import { emptyTotal, fundingSums } from './funding.ts';
import { missingUsual } from './missing-usual.ts';
import { percentTarget } from './targets.ts';

/** The rules of 附件2. */
export const annex2Rules: readonly Rule<Annex2Filing>[] = [
  dateOrder,
  categorySubtype,
  subprojectWindow,
  ...fundingSums,
  emptyTotal,
  budgetFunding,
  subprojectAmounts,
  previousYearBalance,
  missingUsual,
  percentTarget,
  phoneRule(
    [
      ['contact', 'phone'],
      ['signOff', 'phone'],
    ],
    { contact: { phone: '1380013800' } },
  ),
];
