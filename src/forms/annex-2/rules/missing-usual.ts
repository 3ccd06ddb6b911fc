import { pointer } from '../../json-pointer.ts';
import { isBlank } from '../../printed/paragraphs.ts';
import type { Problem, Rule } from '../../rule.ts';
import { firstLevels } from '../indicators.ts';
import type { Annex2Filing, Subproject } from '../schema.ts';

interface Cell {
  readonly pointer: string;
  /** The words on the paper, to name the cell in the message. */
  readonly words: string;
  readonly value: (filing: Annex2Filing) => string | undefined;
}

/** The cells that the finance bureau expects filled. */
const usualCells: readonly Cell[] = [
  { pointer: '/department', words: '编报部门', value: (filing) => filing.department },
  { pointer: '/departmentHead', words: '部门负责人', value: (filing) => filing.departmentHead },
  { pointer: '/departmentBudgetCode', words: '部门预算编码', value: (filing) => filing.departmentBudgetCode },
  { pointer: '/preparedOn', words: '编报时间', value: (filing) => filing.preparedOn },
  { pointer: '/projectLeader', words: '项目负责人', value: (filing) => filing.projectLeader },
  { pointer: '/contact/name', words: '联系人', value: (filing) => filing.contact?.name },
  { pointer: '/contact/phone', words: '联系电话', value: (filing) => filing.contact?.phone },
  { pointer: '/nature', words: '项目属性', value: (filing) => filing.nature },
  { pointer: '/scope', words: '项目口径', value: (filing) => filing.scope },
  { pointer: '/category', words: '项目类别', value: (filing) => filing.category?.kind },
  { pointer: '/startDate', words: '起始日期', value: (filing) => filing.startDate },
  { pointer: '/endDate', words: '结束日期', value: (filing) => filing.endDate },
  { pointer: '/annualGoal', words: '年度绩效目标', value: (filing) => filing.annualGoal },
];

/** Nothing forbids leaving these cells empty, but the finance bureau sends such a filing back. */
export const missingUsual: Rule<Annex2Filing> = {
  id: 'missing-usual',
  severity: 'warning',
  checks: '财政部门通常要求填写的栏目都已填写，每个子项目的每个一级指标至少有一项三级指标。',
  example: { department: '', departmentHead: '' },
  problems: (filing) => [
    ...usualCells
      .filter(({ value }) => isBlank(value(filing)))
      .map(({ pointer, words }) => ({ pointer, message: `“${words}”没有填写，财政部门通常要求填写，请补填。` })),
    ...filing.subprojects.flatMap(missingIndicators),
  ],
};

/** Each first level of each sub-project's table has at least one indicator. */
function missingIndicators({ indicators }: Subproject, index: number): Problem[] {
  return firstLevels
    .filter(({ kinds }) => kinds.every(({ kind }) => (indicators?.[kind] ?? []).every(({ name }) => isBlank(name))))
    .map(({ title, kinds }) => ({
      pointer: pointer('subprojects', index, 'indicators'),
      message: `“${title}”一项也没有填写，请在${kinds.map((kind) => kind.title).join('、')}中至少填写一项。`,
    }));
}
