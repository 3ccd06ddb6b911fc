import { halfwidth } from './halfwidth.ts';

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
