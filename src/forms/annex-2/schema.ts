import type { z } from 'zod';
import { choiceField, choicesField } from '../fields/choice.ts';
import { dateField, endDateField } from '../fields/date.ts';
import { listField, requiredListField } from '../fields/list.ts';
import { integerField } from '../fields/number.ts';
import { opinionsField } from '../fields/opinions.ts';
import { recordField } from '../fields/record.ts';
import { narrativeField, requiredTextField, textField } from '../fields/text.ts';
import { kinds, subtypes } from './category.ts';
import { budgetSchema, fundingSchema } from './money-schema.ts';
import { subprojectSchema } from './subproject-schema.ts';

const cover = {
  district: textField({ title: '区名', description: '表题开头的区名；不填为“东湖区”。' }),
  fiscalYear: integerField({ title: '年度', description: '预算年度，印作“（2021年度）”。' }, { min: 1949, max: 2999 }),
  projectName: requiredTextField({ title: '项目名称', description: '必填；印在封面和项目基本情况表。' }),
  department: textField({ title: '编报部门', description: '封面“编报部门(盖章)”一行。' }),
  departmentHead: textField({ title: '部门负责人', description: '封面“部门负责人”一行。' }),
  departmentBudgetCode: textField({ title: '部门预算编码', description: '封面“部门预算编码”一行。' }),
  preparedOn: dateField({ title: '编报时间', description: '封面“编报时间”一行，印作“2020年10月15日”。' }),
};

const contact = recordField(
  { title: '联系人', 'x-label': '', description: '项目联系人及其电话。' },
  {
    name: textField({ title: '联系人', description: '联系人姓名。' }),
    phone: textField({ title: '联系电话', description: '手机或带区号的固定电话；多个号码用“、”分开。' }),
  },
).optional();

const category = recordField(
  { title: '项目类别', description: '三类之一；前两类可再选其中的一个或几个子类。' },
  {
    kind: choiceField({ title: '类别', 'x-label': '', description: '基本建设类、行政事业类或其他专项类。' }, kinds),
    subtype: choicesField(
      { title: '其中', description: '子类，一个或一组，须属于所选类别；其他专项类没有子类。' },
      subtypes,
    ),
  },
).optional();

const overview = {
  filingUnit: textField({ title: '填报科室或单位', description: '项目基本情况表左上角。' }),
  projectLeader: textField({ title: '项目负责人', description: '项目负责人姓名。' }),
  contact,
  nature: choiceField({ title: '项目属性', description: '新增或延续。' }, { new: '新增', continuing: '延续' }),
  scope: choiceField(
    { title: '项目口径', description: '经常性、阶段性或一次性。' },
    { recurring: '经常性', phased: '阶段性', 'one-off': '一次性' },
  ),
  orientation: choiceField(
    { title: '项目类别', description: '“项目类别”第一行：社会发展性项目或部门发展性项目。' },
    { social: '社会发展性项目', departmental: '部门发展性项目' },
  ),
  category,
  startDate: dateField({ title: '起始日期', description: '项目起始日期，印作“2021年 1 月 1 日”。' }),
  endDate: endDateField({ title: '结束日期', description: '项目结束日期，不早于起始日期；没有结束日期的写“长期”。' }),
  overview: narrativeField({ title: '项目概况', description: '可分段（\\n）。' }),
  justification: recordField(
    { title: '项目立项情况', description: '立项的依据、必要性和可行性。' },
    {
      basis: narrativeField({ title: '依据', description: '可分段（\\n）。' }),
      necessity: narrativeField({ title: '必要性', description: '可分段（\\n）。' }),
      feasibility: narrativeField({ title: '可行性', description: '可分段（\\n）。' }),
    },
  ).optional(),
  safeguards: narrativeField({ title: '保证项目实施的相关制度及措施', description: '可分段（\\n）。' }),
  overallGoal: narrativeField({ title: '项目总目标', description: '可分段（\\n）。' }),
  annualGoal: narrativeField({ title: '年度绩效目标', description: '可分段（\\n）。' }),
  schedule: listField(
    { title: '项目实施进度计划', description: '每项一行；不足四行的印空行。' },
    recordField(
      { title: '进度', 'x-label': '', 'x-type': 'ScheduleRow', description: '一行进度计划。' },
      {
        period: textField({ title: '起止时间', description: '例如“2021年1月-12月”。' }),
        content: textField({ title: '项目实施内容', description: '这段时间做什么。' }),
      },
    ),
  ),
};

const signOff = recordField(
  {
    title: '表末签名',
    'x-label': '项目绩效目标',
    description: '最后一个子项目表下的一行；不填则留空供手写，不从别处取值。',
  },
  {
    preparedBy: textField({ title: '填表人', description: '填表人姓名。' }),
    phone: textField({ title: '联系电话', description: '填表人的电话。' }),
    projectLeader: textField({ title: '项目负责人', description: '项目负责人姓名。' }),
  },
).optional();

const evaluations = listField(
  {
    title: '评价情况',
    description: '前三年度的财政重点评价；最多三项。默认印 fiscalYear−4 至 fiscalYear−2，填报的年度占去其中的行。',
  },
  recordField(
    { title: '评价', 'x-label': '', 'x-type': 'Evaluation', description: '一个年度的评价。' },
    {
      year: integerField({ title: '前三年度', description: '被评价的年度。' }, { min: 1949, max: 2999 }),
      score: textField({ title: '财政重点评价得分', description: '得分，数字或文字。' }),
      opinion: narrativeField({ title: '财政重点评价意见', description: '可分段（\\n）。' }),
    },
  ),
  3,
);

const opinions = opinionsField(
  { title: '审核意见', description: '四个部门的审核意见，通常留空。' },
  {
    competentDepartment: '主管部门审核意见',
    financeBusiness: '区财政业务科审核意见',
    performanceOffice: '区财政绩效办审核意见',
    budgetOffice: '区财政预算科审核意见',
  },
);

/** A filing of 附件2, in the order of the page. */
export const annex2Schema = recordField(
  { title: '预算绩效目标申报表', description: '附件2：东湖区预算绩效目标申报表（2021年版）的申报内容。' },
  {
    ...cover,
    ...overview,
    budget: budgetSchema,
    funding: fundingSchema,
    subprojects: requiredListField(
      { title: '项目绩效目标', description: '子项目，至少一个；不划分子项目的，填在子项目1。每个子项目印一张表。' },
      subprojectSchema,
    ),
    signOff,
    review: recordField(
      { title: '预算绩效目标审核表', description: '前三年度评价情况和审核意见。' },
      { evaluations, opinions },
    ).optional(),
  },
);

/** A filing of 附件2 that its schema has accepted. */
export type Annex2Filing = z.output<typeof annex2Schema>;
/** One of its sub-projects. */
export type Subproject = Annex2Filing['subprojects'][number];
/** A third-level indicator. */
export type Indicator = NonNullable<NonNullable<Subproject['indicators']>['quantity']>[number];
