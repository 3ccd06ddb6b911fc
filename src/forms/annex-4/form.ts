import type { Form } from '../form.ts';
import { fileNamePart } from '../printed/file-name.ts';
import { firstCharacters } from '../printed/first-characters.ts';
import { lineOf } from '../printed/paragraphs.ts';
import { findingsOf } from '../rule.ts';
import { annex4Rules } from './rules/rules.ts';
import { annex4Schema, type Annex4Filing } from './schema.ts';
import { isUnused } from './unused.ts';
import { toView } from './view.ts';
import type { Annex4View } from './view-model.ts';

/** 附件4, as issued with 附件2 for the budget year 2021. */
export const annex4: Form<Annex4Filing, Annex4View> = {
  id: 'annex-4',
  annex: '附件4',
  title: '预算绩效目标修订申报表',
  edition: '2021',
  templateVersion: '1.1.0',
  schema: annex4Schema,
  rules: annex4Rules,
  check: (filing) => findingsOf(annex4Rules, annex4Schema, filing),
  isUnused,
  toView,
  // A page holds no more than thirty-six rows.
  leastPages: ({ revisions }) => Math.ceil(revisions.length / 36),
  department: ({ filingUnit }) => firstCharacters(lineOf(filingUnit), 60),
  projectName: ({ projectName }) => firstCharacters(lineOf(projectName), 200),
  fileName: ({ projectName }) => `附件4-${fileNamePart(projectName)}`,
  documentTitle: ({ projectName }) => `预算绩效目标修订申报表：${firstCharacters(lineOf(projectName), 200)}`,
};
