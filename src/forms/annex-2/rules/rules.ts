import { filedIndicators, usualLevels } from '../../indicators/levels.ts';
import { impossiblePercentages, missingFirstLevels } from '../../indicators/rules.ts';
import { missingCell } from '../../missing-cell.ts';
import { phoneRule } from '../../phone-rule.ts';
import { type Rule, ofItems, ofMembers, together } from '../../rule.ts';
import { kindOf, kinds, subtypes } from '../category.ts';
import type { Annex2Filing } from '../schema.ts';
import { budgetFunding, previousYearBalance, subprojectAmounts } from './budget.ts';
import { dateOrder, subprojectWindow } from './dates.ts';
import { emptyTotal, fundingSums } from './funding.ts';

/** A subtype is printed beside its kind, so it is ticked only together with it. */
const categorySubtype: Rule<Annex2Filing> = {
  id: 'category-subtype',
  severity: 'error',
  checks: '所选的子类都属于所选的项目类别。',
  example: { category: { kind: 'administrative', subtype: 'new-build' } },
  problems: ofMembers(['category'], ({ category }) =>
    Array.from(new Set(category?.subtype), (subtype) => ({ subtype, owner: kindOf[subtype] }))
      .filter(({ owner }) => owner !== category?.kind)
      .map(({ subtype, owner }) => {
        const chosen = category?.kind ? `所选类别是“${kinds[category.kind]}”` : '没有选类别';
        const message = `子类“${subtypes[subtype]}”属于“${kinds[owner]}”，而${chosen}；请改选类别或子类。`;
        return { pointer: '/category/subtype', message };
      }),
  ),
};

/** Nothing forbids leaving these cells empty, but the finance bureau sends such a filing back. */
const missingUsual: Rule<Annex2Filing> = {
  id: 'missing-usual',
  severity: 'warning',
  checks: '财政部门通常要求填写的栏目都已填写，每个子项目的每个一级指标至少有一项三级指标。',
  example: { department: '', departmentHead: '' },
  problems: together(
    missingCell(['department'], '编报部门'),
    missingCell(['departmentHead'], '部门负责人'),
    missingCell(['departmentBudgetCode'], '部门预算编码'),
    missingCell(['preparedOn'], '编报时间'),
    missingCell(['projectLeader'], '项目负责人'),
    missingCell(['contact', 'name'], '联系人'),
    missingCell(['contact', 'phone'], '联系电话'),
    missingCell(['nature'], '项目属性'),
    missingCell(['scope'], '项目口径'),
    missingCell(['category', 'kind'], '项目类别', '/category'),
    missingCell(['startDate'], '起始日期'),
    missingCell(['endDate'], '结束日期'),
    missingCell(['annualGoal'], '年度绩效目标'),
    ofItems('subprojects', ['indicators'], ({ indicators }, at) =>
      missingFirstLevels(usualLevels, indicators, `${at}/indicators`),
    ),
  ),
};

/** A share of a whole is between 0 % and 100 %. */
const percentTarget: Rule<Annex2Filing> = {
  id: 'percent-target',
  severity: 'warning',
  checks: '以百分数表示的指标值在 0% 到 100% 之间，指增长或变化幅度的除外。',
  example: { subprojects: [{ indicators: { quality: [{ name: '验收合格率', target: '120%' }] } }] },
  problems: ofItems('subprojects', ['indicators'], ({ indicators }, at) =>
    impossiblePercentages(filedIndicators(usualLevels, indicators, `${at}/indicators`)),
  ),
};

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
