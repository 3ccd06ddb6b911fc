import { pointer } from './json-pointer.ts';
import { isBlank } from './printed/paragraphs.ts';
import { type CellPath, type Check, ofCell } from './rule.ts';

/**
 * A check of the rule `missing-usual`: the finance bureau expects this cell filled. `words` name it on the paper; the problem
 * stands at the cell, or at the group that is given.
 */
export function missingCell<Filing>(
  path: CellPath<Filing>,
  words: string,
  at: string = pointer(...path),
): Check<Filing> {
  const message = `“${words}”没有填写，财政部门通常要求填写，请补填。`;
  return ofCell(path, (text) => (isBlank(text) ? [{ pointer: at, message }] : []));
}
