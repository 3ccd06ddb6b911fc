import type { Form } from '../form.ts';
import { titlesOf } from '../printed/titles.ts';
import { findingsOf } from '../rule.ts';
import { annex4Rules } from './rules/rules.ts';
import { type Annex4Filing, annex4Schema } from './schema.ts';
import { isUnused } from './unused.ts';
import { toView } from './view.ts';

const names = { annex: '附件4', title: '预算绩效目标修订申报表' };

/** 附件4, as issued with 附件2 for the budget year 2021. */
export const annex4: Form<Annex4Filing> = {
  id: 'annex-4',
  ...names,
  edition: '2021',
  templateVersion: '1.4.0',
  schema: annex4Schema,
  rules: annex4Rules,
  check: (filing, _, isRefused) => findingsOf(annex4Rules, annex4Schema, filing, isRefused),
  isUnused,
  toView,
  // A page holds no more than thirty-six rows.
  leastPages: ({ revisions }) => Math.ceil(revisions.length / 36),
  ...titlesOf(names, ({ projectName, filingUnit }: Annex4Filing) => ({ projectName, department: filingUnit })),
};
