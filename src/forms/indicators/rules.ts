import { comparable, comparableValue } from '../comparable.ts';
import { halfwidth } from '../halfwidth.ts';
import { isBlank } from '../printed/paragraphs.ts';
import { quote } from '../quote.ts';
import type { Problem } from '../rule.ts';
import type { FiledIndicator, FirstLevel, IndicatorLists } from './levels.ts';

/** What the rules read of a third-level indicator. */
interface Targeted {
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

/** Words in a target that say that a percentage is a change or a multiple, which may well lie beyond 0 to 100. */
const changes = /[增涨升降减翻倍±]|提高|超额|同比|环比|上年|去年|往年|基期|偏差|误差|浮动|波动|变动|变化/;

/**
 * The same for the name of an indicator, where `提升` and the like are mostly no more than a wish; and the names of rates
 * that are no share of a whole (收益率, 流动比率, 拨备覆盖率).
 */
const namedChanges =
  /增[长幅速]|超[额收支]|[涨降]幅|增加率|下降率|同比|环比|倍|偏差|误差|浮动|波动|变动|变化|差异|比率|收益|利润|回报|负债|产出比|拨备|周转/;

/** Bounded repetitions, each number tried once: the time stays linear in a text of nothing but digits. */
const percentages = /(?<![\d.])(\d{1,12}(?:\.\d{1,12})?)\s{0,4}%/g;

/** A minus sign is one only at the start: `95%-100%` is a range. */
const negative = /^\s{0,20}[≥≤><=约]{0,2}\s{0,4}[-−]\s{0,4}\d{1,12}(?:\.\d{1,12})?\s{0,4}%/;

/**
 * The first percentage of a target that cannot be one: below 0 or above 100.
 *
 * `undefined` if there is none, or if the target or the name of its indicator says that it means a change
 * (`增长150%`).
 */
export function impossiblePercentage(target: string, indicatorName = ''): string | undefined {
  if (changes.test(target) || namedChanges.test(indicatorName)) return undefined;
  // Full-width digits, signs and ％ count like the others.
  const plain = halfwidth(target);
  const below = negative.exec(plain)?.[0];
  if (below !== undefined && /[1-9]/.test(below)) return below.trim();
  for (const [text, digits = ''] of plain.matchAll(percentages)) {
    if (Number(digits) > 100) return text;
  }
  return undefined;
}
