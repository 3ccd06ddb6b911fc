import { compare, decimal, digitsOf } from '../decimal.ts';
import { filedIndicators } from '../indicators/levels.ts';
import { ofMembers, type Rule } from '../rule.ts';
import { levels } from './levels.ts';
import type { SelfEvaluation } from './schema.ts';
import { exceeds, totalOf } from './view.ts';

const scoreWithinWeight: Rule<SelfEvaluation> = {
  id: 'score-within-weight',
  severity: 'error',
  checks: '每项指标的得分不超过其分值。',
  example: { indicators: { quantity: [{ name: '巡检次数', weight: '10', score: '12' }] } },
  problems: ofMembers(['indicators'], ({ indicators }) =>
    filedIndicators(levels, indicators, '/indicators')
      .filter(({ indicator }) => exceeds(indicator.score, indicator.weight))
      .map(({ pointer, indicator: { score = '', weight = '' } }) => ({
        pointer: `${pointer}/score`,
        message: `得分 ${score} 超过分值 ${weight}，请核对。`,
      })),
  ),
};

const weightsTotal: Rule<SelfEvaluation> = {
  id: 'weights-total',
  severity: 'warning',
  checks: '分值合计为 100。',
  example: { indicators: { quantity: [{ name: '巡检次数', weight: '10' }] } },
  problems: ofMembers(['money', 'indicators'], ({ money, indicators }) => {
    const filed = filedIndicators(levels, indicators, '');
    if (filed.some(({ indicator }) => indicator.weight === undefined)) return [];
    const weights = totalOf({ money, indicators }, 'weight');
    if (weights === undefined || compare(weights, decimal('100')) === 0) return [];
    return [{ pointer: '/indicators', message: `分值合计为 ${digitsOf(weights)}，应为 100，请核对。` }];
  }),
};

/** The rules of 附件6. */
export const selfEvaluationRules: readonly Rule<SelfEvaluation>[] = [scoreWithinWeight, weightsTotal];
