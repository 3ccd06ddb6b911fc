import type { Form } from '../form.ts';
import { filedIndicators } from '../indicators/levels.ts';
import { titlesOf } from '../printed/titles.ts';
import { findingsOf } from '../rule.ts';
import { levels } from './levels.ts';
import { selfEvaluationRules } from './rules.ts';
import { selfEvaluationSchema, type SelfEvaluation } from './schema.ts';
import { toView } from './view.ts';

const names = { annex: '附件6', title: '项目支出绩效自评表' };

/** 附件6, the evaluation of a project by its own department at the end of the year. */
export const selfEvaluation: Form<SelfEvaluation> = {
  id: 'self-evaluation',
  ...names,
  edition: '2021',
  templateVersion: '1.0.0',
  schema: selfEvaluationSchema,
  rules: selfEvaluationRules,
  check: (filing, _, isRefused) => findingsOf(selfEvaluationRules, selfEvaluationSchema, filing, isRefused),
  toView,
  // A page holds no more than thirty-six rows.
  leastPages: ({ indicators }) => Math.max(1, Math.ceil(filedIndicators(levels, indicators, '').length / 36)),
  ...titlesOf(names, ({ projectName, department, fiscalYear: year }: SelfEvaluation) => ({
    ...{ projectName, department, year },
  })),
};
