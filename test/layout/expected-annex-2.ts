import type { Annex2View, IndicatorKind, SubprojectView } from '../../src/forms/annex-2/view-model.ts';
import type { Paragraphs } from '../../src/forms/view.ts';
import { normalised, opinion, section, text, type ExpectedBlock, type ExpectedDocument } from './expected.ts';

/** 附件2, block by block, written down from the issued form. */
export function expectedAnnex2(view: Annex2View): ExpectedDocument {
  const { signOff } = view;
  return normalised([
    ...cover(view),
    '项目基本情况',
    ...led('填报科室或单位（盖章）', view.filingUnit),
    '单位：万元',
    basics(view),
    ...plans(view),
    ...view.subprojects.flatMap(goals),
    `填表人：${signOff.preparedBy}`,
    `联系电话：${signOff.phone}`,
    `项目负责人：${signOff.projectLeader}`,
    '预算绩效目标审核表',
    ...review(view),
    '注: .如该项目无须划分子项目，则直接在子项目1中填写项目绩效目标，子项目2无须填写；若该项目需划分3个及以上的子项目，则自行增加子项目表格（子项目3、4、5..）。',
  ]);
}

function cover({ district, fiscalYear, cover }: Annex2View): string[] {
  return [
    '附件2：',
    `${district}预算绩效目标申报表`,
    `（${fiscalYear}年度）`,
    '项目名称:',
    ...cover.projectName,
    '编报部门(盖章):',
    ...cover.department,
    '部门负责人:',
    ...cover.departmentHead,
    '部门预算编码:',
    ...cover.departmentBudgetCode,
    '编报时间:',
    cover.preparedOn,
  ];
}

function basics(view: Annex2View): ExpectedBlock {
  const { nature, scope, orientation, category, contact, justification } = view;
  return [
    ['项目名称', text(view.projectName)],
    ['项目负责人', text(view.projectLeader), '联系人', text(contact.name), '联系电话', text(contact.phone)],
    [
      '项目属性',
      `${nature.new}新增${nature.continuing}延续`,
      '项目口径',
      `${scope.recurring}经常性${scope.phased}阶段性${scope.oneOff}一次性`,
    ],
    ['项目类别', `${orientation.social}社会发展性项目${orientation.departmental}部门发展性项目`],
    [
      `1.基本建设类${category.capitalConstruction}其中：新建类${category.newBuild}扩建类${category.expansion}改建类${category.renovation}` +
        `2.行政事业类${category.administrative}其中:采购类${category.procurement}奖励类${category.award}补贴类${category.subsidy}` +
        `3.其他专项类${category.otherSpecial}`,
    ],
    ['起始日期', view.startDate, '结束日期', view.endDate],
    ['项目概况', text(view.overview)],
    ['项目立项情况', `依据：${text(justification.basis)}`],
    [`必要性：${text(justification.necessity)}`],
    [`可行性：${text(justification.feasibility)}`],
    ['保证项目实施的相关制度及措施', text(view.safeguards)],
    ['项目总目标', text(view.overallGoal)],
    ['年度绩效目标', text(view.annualGoal)],
  ];
}

function plans({ schedule, budget, funding, composition }: Annex2View): ExpectedBlock[] {
  const source = (name: string, row: { previousYear: string; currentYear: string }) => [
    name,
    row.previousYear,
    row.currentYear,
  ];
  return [
    section(
      '项目实施进度计划',
      ['起止时间', '项目实施内容'],
      schedule.map(({ period, content }) => [text(period), text(content)]),
    ),
    [
      ['项目总预算', budget.total, '项目本年度预算', budget.currentYear],
      ['上年度预算', budget.previousYear, '上年度实际支出', budget.previousYearSpent, '结余结转总额', budget.carryOver],
    ],
    section(
      '项目预算资金来源构成',
      ['项目资金来源', '上年度资金', '本年度资金'],
      [
        source('合计', funding.total),
        source('（一）财政拨款', funding.fiscal),
        source('其中：1.上级财政拨款', funding.fiscalSuperior),
        source('2.本级财政安排', funding.fiscalLocal),
        source('3.下级财政配套', funding.fiscalSubordinate),
        source('（二）自有资金', funding.own),
        source('其中：1.事业收入', funding.ownUndertaking),
        source('2.经营性收入', funding.ownOperating),
        source('3.其他', funding.ownOther),
        source('（三）其它资金', funding.other),
      ],
    ),
    section(
      '项目构成',
      ['子项目序号', '子项目名称', '金额'],
      [...composition.map(({ number, name, amount }) => [number, text(name), amount]), ['…', '', '']],
    ),
  ];
}

/** Second level: its printed name, and what starts beside its first row. */
const secondLevels: readonly (readonly [IndicatorKind, string, firstLevel?: string])[] = [
  ['quantity', '数量指标', '产出指标'],
  ['quality', '质量指标'],
  ['timeliness', '时效指标'],
  ['cost', '成本指标'],
  ['economic', '经济效益', '效益指标'],
  ['social', '社会效益'],
  ['environmental', '环境效益'],
  ['sustainable', '可持续效益'],
  ['satisfaction', '服务对象满意度', '满意度指标'],
];

function goals(subproject: SubprojectView): ExpectedBlock[] {
  const rows = secondLevels.flatMap(([kind, name, firstLevel]) => {
    return subproject.indicators[kind].map((row, index) => {
      const labels = index > 0 ? [] : firstLevel === undefined ? [name] : [firstLevel, name];
      return [...labels, text(row.name), text(row.target), text(row.remark)];
    });
  });
  return [
    '项目绩效目标',
    [
      ['项目构成', `子项目${subproject.number}`],
      ['名称', text(subproject.name), '金额', subproject.amount],
      ['起止日期', subproject.period, '责任部门', text(subproject.department), '责任人', text(subproject.owner)],
      ['预期主要目的和成果', text(subproject.purpose)],
    ],
    section('绩效指标', ['一级指标', '二级指标', '三级指标', '指标值', '备注'], rows),
  ];
}

function review({ review }: Annex2View): ExpectedBlock[] {
  return [
    section(
      '评价情况',
      ['前三年度', '财政重点评价得分', '财政重点评价意见'],
      review.evaluations.map(({ year, score, opinion }) => [year, score, text(opinion)]),
    ),
    [
      ['审核意见', '主管部门审核意见', opinion(review.competentDepartment)],
      ['区财政业务科审核意见', opinion(review.financeBusiness)],
      ['区财政绩效办审核意见', opinion(review.performanceOffice)],
      ['区财政预算科审核意见', opinion(review.budgetOffice)],
    ],
  ];
}

function led(lead: string, [first, ...rest]: Paragraphs): string[] {
  return [lead + first, ...rest];
}
