import { z } from 'zod';
import { annex2Schema } from '../annex-2/schema.ts';
import { dateField } from '../fields/date.ts';
import { listField, requiredListField } from '../fields/list.ts';
import { integerField, numberField } from '../fields/number.ts';
import { opinionsField } from '../fields/opinions.ts';
import { recordField } from '../fields/record.ts';
import { narrativeField, requiredTextField, textField } from '../fields/text.ts';

const revision = recordField(
  { title: '修订', 'x-label': '', 'x-type': 'Revision', description: '一项指标的修订，印一行。' },
  {
    indicator: recordField(
      { title: '指标名称', description: '按《预算绩效目标申报表》填写三级名称，印作“一级-二级-三级”。' },
      {
        level1: textField({ title: '一级指标', 'x-label': '一级', description: '例如“产出指标”。' }),
        level2: textField({ title: '二级指标', 'x-label': '二级', description: '例如“数量指标”。' }),
        level3: textField({ title: '三级指标', 'x-label': '三级', description: '申报表中三级指标的原文。' }),
      },
    ).optional(),
    originalValue: textField({ title: '原指标值', description: '必须与申报时一致；新增的指标不填。' }),
    revisedValue: textField({
      title: '修订后指标值',
      description: '修订后的指标值；取消该指标的写“取消”，或用 cancelled。',
    }),
    cancelled: z
      .boolean()
      .meta({
        title: '取消该指标',
        'x-label': '修订后指标值',
        description: 'true 表示取消该指标，“修订后指标值”印“取消”。',
      })
      .optional(),
    reason: narrativeField({ title: '修订说明', description: '为什么修订，可分段（\\n）。' }),
    evidence: listField(
      { title: '证明材料', 'x-printed': false, description: '所附证明材料的名称；不打印，只供检查。' },
      requiredTextField({ title: '材料', 'x-label': '', description: '一份证明材料的名称。' }),
    ),
  },
);

/** A filing of 附件4, in the order of the page; the last three are not printed, only used by the rules. */
export const annex4Schema = recordField(
  { title: '预算绩效目标修订申报表', description: '附件4：预算绩效目标修订申报表的申报内容。' },
  {
    filingUnit: textField({ title: '申报科室或单位', description: '表左上角。' }),
    filedOn: dateField({ title: '时间', description: '申报日期，印作“2021年5月10日”。' }),
    projectName: requiredTextField({ title: '项目名称', description: '必填；与申报表一致。' }),
    projectLeader: textField({ title: '项目负责人', description: '项目负责人姓名。' }),
    phone: textField({ title: '联系电话', description: '手机或带区号的固定电话；多个号码用“、”分开。' }),
    revisions: requiredListField(
      { title: '预算绩效目标修订内容', description: '修订的指标，至少一项；不足五行的印空行。' },
      revision,
    ),
    review: recordField(
      { title: '审核', 'x-label': '', description: '审核意见。' },
      {
        opinions: opinionsField(
          { title: '审核意见', description: '四个部门的审核意见，通常留空。' },
          {
            competentDepartment: '主管部门审核意见',
            financeBusiness: '区财政局业务科审核意见',
            performanceOffice: '区财政绩效办审核意见',
            budgetOffice: '区财政局预算科审核意见',
          },
        ),
      },
    ).optional(),
    progressPercent: numberField(
      { title: '项目进度', 'x-printed': false, description: '申报修订时的项目进度（%）；不打印，须小于 50。' },
      { min: 0, max: 100 },
    ).optional(),
    previousRevisions: integerField(
      { title: '已修订次数', 'x-printed': false, description: '此前修订过几次；不打印，须为 0。' },
      { min: 0, max: 1000 },
    ).optional(),
    declaration: annex2Schema
      .meta({
        title: '原申报表',
        'x-printed': false,
        description:
          '被修订的预算绩效目标申报表（附件2）的全部内容；不打印，用于核对项目名称和指标，其余各处有误只作提醒。',
      })
      .optional(),
  },
);

/** A filing of 附件4 that its schema has accepted. */
export type Annex4Filing = z.output<typeof annex4Schema>;
/** One row of 预算绩效目标修订内容. */
export type Revision = Annex4Filing['revisions'][number];
