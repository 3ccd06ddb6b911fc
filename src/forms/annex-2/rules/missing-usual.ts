import { usualLevels } from '../../indicators/levels.ts';
import { missingFirstLevels } from '../../indicators/rules.ts';
import { missingCell } from '../../missing-cell.ts';
import { ofItems, together, type Rule } from '../../rule.ts';
import type { Annex2Filing } from '../schema.ts';

/** Nothing forbids leaving these cells empty, but the finance bureau sends such a filing back. */
export const missingUsual: Rule<Annex2Filing> = {
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
