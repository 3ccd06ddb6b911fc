import { comparableValue } from '../../comparable.ts';
import { isBlank } from '../../printed/paragraphs.ts';
import { quote } from '../../quote.ts';
import { ofItems, type Problem, type Rule } from '../../rule.ts';
import { isCancellation } from '../cancellation.ts';
import type { Annex4Filing, Revision } from '../schema.ts';

const indicator = { level1: '产出指标', level2: '数量指标', level3: '设备巡检次数' };

/** An indicator is either revised or cancelled, and a revision changes something. */
export const cancelledValue: Rule<Annex4Filing> = {
  id: 'cancelled-value',
  severity: 'error',
  checks: '已取消的指标没有修订后的指标值；修订后的指标值与原指标值不同。',
  example: { revisions: [{ indicator, originalValue: '12次', revisedValue: '24次', cancelled: true }] },
  problems: ofItems('revisions', ['originalValue', 'revisedValue', 'cancelled'], contradictions),
};

/** A revision that names neither prints an empty cell or a dash: legitimate, but rarely meant. */
export const missingRevisedValue: Rule<Annex4Filing> = {
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
