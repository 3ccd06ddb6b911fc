import { pointer } from '../json-pointer.ts';

/** A second-level indicator of a form: the name of its member, and its printed name. */
interface SecondLevel<Kind extends string = string> {
  readonly kind: Kind;
  readonly title: string;
}

/** A first-level indicator of a form with its second level, in printed order. */
export interface FirstLevel<Kind extends string = string> {
  readonly title: string;
  readonly kinds: readonly SecondLevel<Kind>[];
}

/** The two fixed levels of 绩效指标 as 附件2 prints them. */
export const usualLevels = [
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
] as const satisfies readonly FirstLevel[];

/** The third-level indicators of a filing, by the second level that they belong to. */
export type IndicatorLists<Kind extends string, Indicator> = Readonly<
  Partial<Record<Kind, readonly Indicator[] | undefined>>
>;

/** A third-level indicator of a filing, with its place in the tree. */
export interface FiledIndicator<Indicator> {
  /** JSON Pointer of its row. */
  readonly pointer: string;
  /** The printed names of its first two levels. */
  readonly level1: string;
  readonly level2: string;
  readonly indicator: Indicator;
}

/** All third-level indicators of a tree, in printed order; `at` is the JSON Pointer of the tree. */
export function filedIndicators<Kind extends string, Indicator>(
  levels: readonly FirstLevel<Kind>[],
  filed: IndicatorLists<Kind, Indicator> | undefined,
  at: string,
): readonly FiledIndicator<Indicator>[] {
  return levels.flatMap((level1) =>
    level1.kinds.flatMap(({ kind, title }) =>
      (filed?.[kind] ?? []).map((indicator, row) => ({
        pointer: at + pointer(kind, row),
        level1: level1.title,
        level2: title,
        indicator,
      })),
    ),
  );
}

/** Something for each second level, by its member. */
export function byKind<Kind extends string, Value>(
  levels: readonly FirstLevel<Kind>[],
  value: (level: SecondLevel<Kind>) => Value,
): Record<Kind, Value> {
  const kinds = levels.flatMap((level) => level.kinds.map((second) => [second.kind, value(second)] as const));
  return Object.fromEntries(kinds) as Record<Kind, Value>;
}
