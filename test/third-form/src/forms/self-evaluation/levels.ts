import type { FirstLevel } from '../indicators/levels.ts';

/** The two fixed levels of the indicators as 附件6 prints them. */
export const levels = [
  {
    title: '产出指标',
    kinds: [
      { kind: 'quantity', title: '数量指标' },
      { kind: 'quality', title: '质量指标' },
      { kind: 'timeliness', title: '时效指标' },
      { kind: 'cost', title: '成本指标' },
    ],
  },
  {
    title: '效益指标',
    kinds: [
      { kind: 'economic', title: '经济效益' },
      { kind: 'social', title: '社会效益' },
      { kind: 'ecological', title: '生态效益' },
      { kind: 'sustainable', title: '可持续影响' },
    ],
  },
  { title: '满意度指标', kinds: [{ kind: 'satisfaction', title: '服务对象满意度' }] },
] as const satisfies readonly FirstLevel[];
