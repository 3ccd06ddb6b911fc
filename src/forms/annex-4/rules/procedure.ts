import { isBlank } from '../../printed/paragraphs.ts';
import { ofItems, ofMembers, type Rule } from '../../rule.ts';
import type { Annex4Filing } from '../schema.ts';

/** 填表说明 1: before half of the project is done. */
export const revisionProgress: Rule<Annex4Filing> = {
  id: 'revision-progress',
  severity: 'error',
  checks: '填报了项目进度的，项目进度小于 50%。',
  example: { progressPercent: 60 },
  problems: ofMembers(['progressPercent'], ({ progressPercent }) => {
    if (progressPercent === undefined || progressPercent < 50) return [];
    const message = `项目进度已达 ${progressPercent}%，修订必须在项目进度 50% 之前申报；请核对进度，已过半的不能再修订。`;
    return [{ pointer: '/progressPercent', message }];
  }),
};

/** 填表说明 1: only once. */
export const revisionOnce: Rule<Annex4Filing> = {
  id: 'revision-once',
  severity: 'error',
  checks: '填报了已修订次数的，次数为 0。',
  example: { previousRevisions: 1 },
  problems: ofMembers(['previousRevisions'], ({ previousRevisions }) => {
    if (previousRevisions === undefined || previousRevisions === 0) return [];
    const message = `此项目已修订过 ${previousRevisions} 次，项目目标只允许修订一次；请核对，已修订过的不能再修订。`;
    return [{ pointer: '/previousRevisions', message }];
  }),
};

/** 填表说明 3: supporting documents go with each revision. */
export const evidence: Rule<Annex4Filing> = {
  id: 'evidence',
  severity: 'warning',
  checks: '每项修订至少列出一份证明材料。',
  example: {
    revisions: [
      {
        indicator: { level1: '产出指标', level2: '数量指标', level3: '设备巡检次数' },
        revisedValue: '24次',
        evidence: [],
      },
    ],
  },
  problems: ofItems('revisions', ['evidence'], (revision, at) => {
    if ((revision.evidence ?? []).some((title) => !isBlank(title))) return [];
    const message = '没有列出证明材料，修订的指标必须附相关证明材料，请至少列出一份。';
    return [{ pointer: `${at}/evidence`, message }];
  }),
};
