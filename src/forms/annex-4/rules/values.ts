import { isBlank } from '../../printed/paragraphs.ts';
import { quote } from '../../quote.ts';
import type { Problem, Rule } from '../../rule.ts';
import type { Annex4Filing, Revision } from '../schema.ts';

/** An indicator is either revised or cancelled, and a revision changes something. */
export const cancelledValue: Rule<Annex4Filing> = {
  id: 'cancelled-value',
  severity: 'error',
  problems: ({ revisions }) => revisions.flatMap(contradictions),
};

/** A revision that names neither prints an empty cell: legitimate, but rarely meant. */
export const missingRevisedValue: Rule<Annex4Filing> = {
  id: 'missing-revised-value',
  severity: 'warning',
  problems: ({ revisions }) =>
    revisions.flatMap(({ revisedValue, cancelled }, index) =>
      cancelled === true || !isBlank(revisedValue)
        ? []
        : [
            {
              pointer: `/revisions/${index}/revisedValue`,
              message: '没有填写修订后的指标值，请填写；如取消该指标，请将 cancelled 设为 true。',
            },
          ],
    ),
};

function contradictions({ originalValue, revisedValue, cancelled }: Revision, index: number): Problem[] {
  const at = `/revisions/${index}/revisedValue`;
  if (isBlank(revisedValue)) return [];
  if (cancelled === true) {
    return [{ pointer: at, message: '已取消该指标，不能再填修订后的指标值；请删去其中之一。' }];
  }
  if (revisedValue.trim() === originalValue?.trim()) {
    const message = `修订后的指标值与原指标值相同，都是${quote(revisedValue)}；请改正，或删去这一行。`;
    return [{ pointer: at, message }];
  }
  return [];
}
