import type { z } from 'zod';
import { amountField, decimalField } from '../fields/decimal.ts';
import { dateField } from '../fields/date.ts';
import type { FieldMeta } from '../fields/field.ts';
import { figuresField } from '../fields/figures.ts';
import { integerField } from '../fields/number.ts';
import { recordField } from '../fields/record.ts';
import { narrativeField, requiredTextField, textField } from '../fields/text.ts';
import { indicatorsField } from '../indicators/field.ts';
import { levels } from './levels.ts';

const score = (title: string, description: string) => decimalField({ title, description }, { places: 2, max: 100 });

const indicator = recordField(
  { title: '指标', 'x-label': '', description: '一项三级指标，印一行。' },
  {
    name: textField({ title: '三级指标', description: '三级指标的名称。' }),
    target: textField({ title: '年度指标值', description: '年初确定的指标值。' }),
    actual: textField({ title: '实际完成值', description: '年末实际完成的值。' }),
    weight: score('分值', '这项指标的分值。'),
    score: score('得分', '这项指标的得分，不超过分值。'),
    reason: textField({ title: '偏差原因', description: '没有完成的写明原因。' }),
  },
);

const goals: FieldMeta = { title: '年度总体目标', description: '预期目标和实际完成情况。' };

/** A filing of 附件6, in the order of the page. */
export const selfEvaluationSchema = recordField(
  { title: '项目支出绩效自评表', description: '附件6：项目支出绩效自评表的填报内容。' },
  {
    fiscalYear: integerField(
      { title: '年度', description: '预算年度，印作“（2021年度）”。' },
      { min: 1949, max: 2999 },
    ),
    projectName: requiredTextField({ title: '项目名称', description: '必填。' }),
    department: textField({ title: '主管部门', description: '主管部门的名称。' }),
    unit: textField({ title: '实施单位', description: '实施单位的名称。' }),
    money: figuresField(
      { title: '项目资金', description: '各项资金的预算、执行和得分（万元）。' },
      { total: '年度资金总额', fiscal: '其中：财政拨款', carriedOver: '上年结转资金', other: '其他资金' },
      (title) => `“${title}”一行。`,
      {
        initial: amountField({ title: '年初预算数', description: '万元。' }),
        budget: amountField({ title: '全年预算数', description: '万元。' }),
        spent: amountField({ title: '全年执行数', description: '万元。' }),
        weight: score('分值', '预算执行的分值，一般为 10。'),
        score: score('得分', '预算执行的得分。'),
      },
    ),
    goals: recordField(goals, {
      expected: narrativeField({ title: '预期目标', description: '可分段（\\n）。' }),
      achieved: narrativeField({ title: '实际完成情况', description: '可分段（\\n）。' }),
    }).optional(),
    indicators: indicatorsField({ title: '绩效指标', description: '三级指标及其得分。' }, levels, indicator),
    signOff: recordField(
      { title: '填表', 'x-label': '', description: '表下一行。' },
      {
        preparedBy: textField({ title: '填表人', description: '填表人姓名。' }),
        phone: textField({ title: '联系电话', description: '手机或带区号的固定电话。' }),
        date: dateField({ title: '填报日期', description: '印作“2022年1月10日”。' }),
      },
    ).optional(),
  },
);

/** A filing of 附件6 that its schema has accepted. */
export type SelfEvaluation = z.output<typeof selfEvaluationSchema>;
