import { usualLevels, filedIndicators } from '../../indicators/levels.ts';
import { impossiblePercentages } from '../../indicators/rules.ts';
import { ofItems, type Rule } from '../../rule.ts';
import type { Annex2Filing } from '../schema.ts';

/** A share of a whole is between 0 % and 100 %. */
export const percentTarget: Rule<Annex2Filing> = {
  id: 'percent-target',
  severity: 'warning',
  checks: '以百分数表示的指标值在 0% 到 100% 之间，指增长或变化幅度的除外。',
  example: { subprojects: [{ indicators: { quality: [{ name: '验收合格率', target: '120%' }] } }] },
  problems: ofItems('subprojects', ['indicators'], ({ indicators }, at) =>
    impossiblePercentages(filedIndicators(usualLevels, indicators, `${at}/indicators`)),
  ),
};
