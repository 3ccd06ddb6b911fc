import { pointer } from '../json-pointer.ts';
import type { Annex2Filing, Indicator } from './schema.ts';
import type { IndicatorKind } from './view-model.ts';

/** A second-level indicator of the form: its printed name and the first level it belongs to. */
export interface SecondLevel {
  readonly kind: IndicatorKind;
  readonly title: string;
}

/** A first-level indicator of the form with its second level, in printed order. */
export interface FirstLevel {
  readonly title: string;
  readonly kinds: readonly SecondLevel[];
}

/** The two fixed levels of the table 绩效指标. */
export const firstLevels: readonly FirstLevel[] = [
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
      { kind: 'environmental', title: '环境效益' },
      { kind: 'sustainable', title: '可持续效益' },
    ],
  },
  { title: '满意度指标', kinds: [{ kind: 'satisfaction', title: '服务对象满意度' }] },
];

/** A third-level indicator of a filing, with its place in the table. */
export interface FiledIndicator {
  /** JSON Pointer of its row. */
  readonly pointer: string;
  /** The printed names of its first two levels. */
  readonly level1: string;
  readonly level2: string;
  readonly indicator: Indicator;
}

/** All third-level indicators of all sub-projects, in printed order. */
export function filedIndicators({ subprojects }: Annex2Filing): readonly FiledIndicator[] {
  return subprojects.flatMap(({ indicators }, subproject) =>
    firstLevels.flatMap((level1) =>
      level1.kinds.flatMap(({ kind, title }) =>
        (indicators?.[kind] ?? []).map((indicator, row) => ({
          pointer: pointer('subprojects', subproject, 'indicators', kind, row),
          level1: level1.title,
          level2: title,
          indicator,
        })),
      ),
    ),
  );
}
