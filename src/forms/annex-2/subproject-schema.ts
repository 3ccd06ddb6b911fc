import { dateField, endDateField } from '../fields/date.ts';
import { amountField } from '../fields/decimal.ts';
import { recordField } from '../fields/record.ts';
import { narrativeField, textField } from '../fields/text.ts';
import { indicatorsField } from '../indicators/field.ts';
import { usualLevels } from '../indicators/levels.ts';

const indicator = recordField(
  { title: '指标', 'x-label': '', 'x-type': 'Indicator', description: '一项三级指标。' },
  {
    name: textField({ title: '三级指标', description: '指标的名称。' }),
    target: textField({ title: '指标值', description: '例如“100%”“≥95%”“12 次”。' }),
    remark: textField({ title: '备注', description: '可不填。' }),
  },
);

/** One of 项目绩效目标: a table of its own, and a row of 项目构成. */
export const subprojectSchema = recordField(
  { title: '子项目', 'x-type': 'Subproject', description: '一个子项目的名称、金额、期限、责任人、目的和绩效指标。' },
  {
    name: textField({ title: '名称', description: '子项目名称，也印在项目构成表。' }),
    amount: amountField({ title: '金额', description: '子项目金额，万元。' }),
    startDate: dateField({
      title: '起始日期',
      'x-label': '起止日期',
      description: '“起止日期”的前一半，印作“2021.1.1-2021.12.31”；只到月的印作“2021.1-2021.12”。',
    }),
    endDate: endDateField({
      title: '结束日期',
      'x-label': '起止日期',
      description: '“起止日期”的后一半，不早于起始日期；没有结束日期的写“长期”。',
    }),
    department: textField({ title: '责任部门', description: '负责实施的部门。' }),
    owner: textField({ title: '责任人', description: '责任人姓名。' }),
    purpose: narrativeField({ title: '预期主要目的和成果', description: '可分段（\\n）。' }),
    indicators: indicatorsField(
      { title: '绩效指标', description: '三级指标，按二级指标分列。' },
      usualLevels,
      indicator,
    ),
  },
);
