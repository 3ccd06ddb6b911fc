import { phoneRule } from '../../phone-rule.ts';
import type { Rule } from '../../rule.ts';
import type { Annex4Filing } from '../schema.ts';
import { declarationProject, declarationRules, originalValue } from './declaration.ts';
import { indicatorName, newIndicator } from './names.ts';
import { evidence, revisionOnce, revisionProgress } from './procedure.ts';
import { cancelledValue, missingRevisedValue } from './values.ts';

/** The rules of 附件4, most of them from its 填表说明. */
export const annex4Rules: readonly Rule<Annex4Filing>[] = [
  revisionProgress,
  revisionOnce,
  indicatorName,
  originalValue,
  cancelledValue,
  declarationProject,
  newIndicator,
  ...declarationRules,
  evidence,
  missingRevisedValue,
  phoneRule([['phone']], { phone: '1380013800' }),
];
