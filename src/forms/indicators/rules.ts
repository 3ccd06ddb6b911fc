import { comparable, comparableValue } from '../comparable.ts';
import { impossiblePercentage } from '../percent-target.ts';
import { isBlank } from '../printed/paragraphs.ts';
import { quote } from '../quote.ts';
import type { Problem } from '../rule.ts';
import type { FiledIndicator, FirstLevel, IndicatorLists } from './levels.ts';

/** What the rules read of a third-level indicator. */
export interface Targeted {
  readonly name?: string | undefined;
  readonly target?: string | undefined;
}

/** Each first level has at least one indicator with a name; `at` is the JSON Pointer of the tree. */
export function missingFirstLevels<Kind extends string>(
  levels: readonly FirstLevel<Kind>[],
  filed: IndicatorLists<Kind, Targeted> | undefined,
  at: string,
): readonly Problem[] {
  return levels
    .filter(({ kinds }) => kinds.every(({ kind }) => (filed?.[kind] ?? []).every(({ name }) => isBlank(name))))
    .map(({ title, kinds }) => ({
      pointer: at,
      message: `“${title}”一项也没有填写，请在${kinds.map((kind) => kind.title).join('、')}中至少填写一项。`,
    }));
}

/** A share of a whole is between 0 % and 100 %. */
export function impossiblePercentages(indicators: readonly FiledIndicator<Targeted>[]): readonly Problem[] {
  return indicators.flatMap(({ indicator, pointer }) => {
    const percentage = impossiblePercentage(indicator.target ?? '', indicator.name);
    if (percentage === undefined) return [];
    const message = `指标值 ${quote(percentage)} 不在 0% 到 100% 之间，请核对；若指增长或变化的幅度，请写明“增长”等字样。`;
    return [{ pointer: `${pointer}/target`, message }];
  });
}

/** The targets of an indicator as filed, each under the text by which it is compared. */
export type Targets = ReadonlyMap<string, string>;

/** The targets of each indicator by its {@link comparableName}; a filing may have several of one name. */
export function targetsByName(indicators: readonly FiledIndicator<Targeted>[]): ReadonlyMap<string, Targets> {
  const targets = new Map<string, Map<string, string>>();
  for (const { level1, level2, indicator } of indicators) {
    const name = comparableName(level1, level2, indicator.name);
    const target = indicator.target ?? '';
    targets.set(name, (targets.get(name) ?? new Map<string, string>()).set(comparableValue(target), target));
  }
  return targets;
}

/**
 * The names of the three levels as one text, by which indicators are compared. 附件4, 填表说明 2 itself shortens the names
 * of the levels (`投入-立项-规范性`), so the word 指标 may be left out.
 */
export function comparableName(level1 = '', level2 = '', level3 = ''): string {
  const levels = [level1, level2].map((level) => comparable(level).replace(/指标$/, ''));
  return JSON.stringify([...levels, comparable(level3)]);
}
