import { comparableValue } from '../../comparable.ts';
import { phoneRule } from '../../phone-rule.ts';
import { isBlank } from '../../printed/paragraphs.ts';
import { quote } from '../../quote.ts';
import { type Problem, type Rule, ofItems, ofMembers } from '../../rule.ts';
import { isCancellation } from '../cancellation.ts';
import type { Annex4Filing, Revision } from '../schema.ts';
import { declarationProject, declarationRules, originalValue } from './declaration.ts';
import { indicatorName, newIndicator } from './names.ts';

const indicator = { level1: '产出指标', level2: '数量指标', level3: '设备巡检次数' };

/** 填表说明 1: before half of the project is done. */
const revisionProgress: Rule<Annex4Filing> = {
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
const revisionOnce: Rule<Annex4Filing> = {
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
const evidence: Rule<Annex4Filing> = {
  id: 'evidence',
  severity: 'warning',
  checks: '每项修订至少列出一份证明材料。',
  example: { revisions: [{ indicator, revisedValue: '24次', evidence: [] }] },
  problems: ofItems('revisions', ['evidence'], (revision, at) => {
    if ((revision.evidence ?? []).some((title) => !isBlank(title))) return [];
    const message = '没有列出证明材料，修订的指标必须附相关证明材料，请至少列出一份。';
    return [{ pointer: `${at}/evidence`, message }];
  }),
};

/** An indicator is either revised or cancelled, and a revision changes something. */
const cancelledValue: Rule<Annex4Filing> = {
  id: 'cancelled-value',
  severity: 'error',
  checks: '已取消的指标没有修订后的指标值；修订后的指标值与原指标值不同。',
  example: { revisions: [{ indicator, originalValue: '12次', revisedValue: '24次', cancelled: true }] },
  problems: ofItems('revisions', ['originalValue', 'revisedValue', 'cancelled'], contradictions),
};

/** A revision that names neither prints an empty cell or a dash: legitimate, but rarely meant. */
const missingRevisedValue: Rule<Annex4Filing> = {
  id: 'missing-revised-value',
  severity: 'warning',
  checks: '每项修订都填写修订后的指标值（不只是短横线、斜线或“无”），或者取消该指标。',
  example: { revisions: [{ indicator, originalValue: '12次' }] },
  problems: ofItems('revisions', ['revisedValue', 'cancelled'], ({ revisedValue = '', cancelled }, at) => {
    if (cancelled === true || comparableValue(revisedValue) !== '') return [];
    const what = isBlank(revisedValue) ? '没有填写修订后的指标值' : `修订后的指标值只写了${quote(revisedValue.trim())}`;
    const message = `${what}，请填写；如取消该指标，请写“取消”。`;
    return [{ pointer: `${at}/revisedValue`, message }];
  }),
};

type Values = Pick<Revision, 'originalValue' | 'revisedValue' | 'cancelled'>;

function contradictions({ originalValue = '', revisedValue = '', cancelled }: Values, revision: string): Problem[] {
  const at = `${revision}/revisedValue`;
  const revised = comparableValue(revisedValue);
  // A dash says that there is no value.
  if (revised === '') return [];
  if (cancelled === true) {
    if (isCancellation(revisedValue)) return [];
    return [{ pointer: at, message: '已取消该指标，不能再填修订后的指标值；请删去其中之一。' }];
  }
  if (revised !== comparableValue(originalValue)) return [];
  const words =
    revisedValue === originalValue ? `都是${quote(revisedValue)}` : `${quote(revisedValue)}即${quote(originalValue)}`;
  return [{ pointer: at, message: `修订后的指标值与原指标值相同，${words}；请改正，或删去这一行。` }];
}

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
