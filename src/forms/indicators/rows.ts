import { type FirstLevel, type IndicatorLists, byKind } from './levels.ts';

/** The printed rows under each second-level indicator: at least one, an empty one where nothing was filed. */
export function indicatorRows<Kind extends string, Indicator, Row>(
  levels: readonly FirstLevel<Kind>[],
  filed: IndicatorLists<Kind, Indicator> | undefined,
  row: (indicator: Partial<Indicator>) => Row,
): Record<Kind, readonly [Row, ...Row[]]> {
  return byKind(levels, ({ kind }) => {
    const [first = {}, ...rest] = filed?.[kind] ?? [];
    return [row(first), ...rest.map(row)];
  });
}
