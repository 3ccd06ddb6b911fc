import type { Form } from '../form.ts';
import { lineOf } from '../printed/paragraphs.ts';
import { titlesOf } from '../printed/titles.ts';
import { findingsOf } from '../rule.ts';
import { filingWith } from './funding.ts';
import { annex2Rules } from './rules/rules.ts';
import { type Annex2Filing, annex2Schema } from './schema.ts';
import { districtOf, toView } from './view.ts';

const names = { annex: '附件2', title: '预算绩效目标申报表' };

/** 附件2, as the district finance bureau issued it for the budget year 2021. */
export const annex2: Form<Annex2Filing> = {
  id: 'annex-2',
  ...names,
  edition: '2021',
  templateVersion: '1.4.0',
  schema: annex2Schema,
  rules: annex2Rules,
  check: (filing, { totals }, isRefused) =>
    findingsOf(annex2Rules, annex2Schema, filingWith(totals, filing), isRefused),
  toView,
  // Cover, 项目基本情况 and 预算绩效目标审核表 start a page each, and so does every sub-project.
  leastPages: ({ subprojects }) => 3 + subprojects.length,
  ...titlesOf(names, (filing: Annex2Filing) => ({
    projectName: filing.projectName,
    department: lineOf(filing.department) || filing.filingUnit,
    district: districtOf(filing),
    year: filing.fiscalYear,
  })),
};
