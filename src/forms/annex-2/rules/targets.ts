import { impossiblePercentage } from '../../percent-target.ts';
import { quote } from '../../quote.ts';
import type { Rule } from '../../rule.ts';
import { filedIndicators } from '../indicators.ts';
import type { Annex2Filing } from '../schema.ts';

/** A share of a whole is between 0 % and 100 %. */
export const percentTarget: Rule<Annex2Filing> = {
  id: 'percent-target',
  severity: 'warning',
  checks: '以百分数表示的指标值在 0% 到 100% 之间，指增长或变化幅度的除外。',
  example: { subprojects: [{ indicators: { quality: [{ name: '验收合格率', target: '120%' }] } }] },
  problems: (filing) =>
    filedIndicators(filing).flatMap(({ indicator, pointer }) => {
      const percentage = impossiblePercentage(indicator.target ?? '', indicator.name);
      if (percentage === undefined) return [];
      const message = `指标值 ${quote(percentage)} 不在 0% 到 100% 之间，请核对；若指增长或变化的幅度，请写明“增长”等字样。`;
      return [{ pointer: `${pointer}/target`, message }];
    }),
};
