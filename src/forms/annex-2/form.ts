import type { Form } from '../form.ts';
import { fileNamePart } from '../printed/file-name.ts';
import { firstCharacters } from '../printed/first-characters.ts';
import { lineOf } from '../printed/paragraphs.ts';
import { findingsOf } from '../rule.ts';
import { filingWith } from './funding.ts';
import { annex2Rules } from './rules/rules.ts';
import { annex2Schema, type Annex2Filing } from './schema.ts';
import { districtOf, toView } from './view.ts';
import type { Annex2View } from './view-model.ts';

/** 附件2, as the district finance bureau issued it for the budget year 2021. */
export const annex2: Form<Annex2Filing, Annex2View> = {
  id: 'annex-2',
  annex: '附件2',
  title: '预算绩效目标申报表',
  edition: '2021',
  templateVersion: '1.1.0',
  schema: annex2Schema,
  rules: annex2Rules,
  check: (filing, { totals }) => findingsOf(annex2Rules, annex2Schema, filingWith(totals, filing)),
  toView,
  // Cover, 项目基本情况 and 预算绩效目标审核表 start a page each, and so does every sub-project.
  leastPages: ({ subprojects }) => 3 + subprojects.length,
  department: ({ department, filingUnit }) => firstCharacters(lineOf(department) || lineOf(filingUnit), 60),
  projectName: ({ projectName }) => firstCharacters(lineOf(projectName), 200),
  fileName: (filing) => `附件2-${filing.fiscalYear}年度-${fileNamePart(filing.projectName)}`,
  documentTitle: (filing) =>
    `${firstCharacters(districtOf(filing), 60)}预算绩效目标申报表（${filing.fiscalYear}年度）${firstCharacters(lineOf(filing.projectName), 200)}`,
};
