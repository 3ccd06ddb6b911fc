/** Words that say that a percentage is a change or a multiple, which may well lie beyond 0 to 100. */
const changes = /[增涨升降减翻倍]|提高|提升|超额|同比|环比/;

/** Bounded repetitions, each number tried once: the time stays linear in a text of nothing but digits. */
const percentages = /(?<![\d.])(\d{1,12}(?:\.\d{1,12})?)\s{0,4}[%％﹪]/g;

/** A minus sign is one only at the start: `95%-100%` is a range. */
const negative = /^\s*[≥≤><=＞＜＝约]?\s{0,4}[-－−]\s{0,4}\d{1,12}(?:\.\d{1,12})?\s{0,4}[%％﹪]/;

/**
 * The first percentage of a target that cannot be one: below 0 or above 100.
 *
 * `undefined` if there is none, or if the indicator says that it means a change (`增长150%`).
 */
export function impossiblePercentage(target: string, indicatorName = ''): string | undefined {
  if (changes.test(target) || changes.test(indicatorName)) return undefined;
  const below = negative.exec(target)?.[0];
  if (below !== undefined && /[1-9]/.test(below)) return below.trim();
  for (const [text, digits = ''] of target.matchAll(percentages)) {
    if (Number(digits) > 100) return text;
  }
  return undefined;
}
