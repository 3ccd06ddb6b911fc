import { type CheckedFiling, checkFiling } from '../forms/check-filing.ts';
import { labelOf } from '../forms/json-schema.ts';
import type { CheckOrder } from '../orders/document-order.ts';
import { checkCharacters } from './characters/check-characters.ts';
import type { CharacterTally } from './characters/tally.ts';
import { readJson } from './json/read-json.ts';
import type { CharacterCoverage } from './ports.ts';

/** A filing that was read, with everything that there is to say about it. */
export interface ReadFiling extends CheckedFiling {
  /** Findings of characters beyond those that are listed. */
  readonly untold: CharacterTally;
}

/**
 * Bytes → JSON → filing, with everything that is wrong with it: schema, rules, characters that cannot be printed or
 * were put right. Throws AppError `invalid-encoding`, `invalid-json` or `duplicate-key` where there is no JSON to find
 * fault with.
 */
export function readFiling(order: CheckOrder, coverage: CharacterCoverage): ReadFiling {
  const { form, source, totals = 'as-filed', text = 'normalise' } = order;
  const { schema } = form;
  const sent = readJson(source, (pointer) => labelOf(schema, pointer));
  const { document, findings, untold } = checkCharacters(sent, { schema, coverage, text });
  const checked = checkFiling(form, document, { totals });
  // The text fields name the first control character of a text; here all of them have been found.
  const found = new Set(findings.flatMap(({ rule, pointer }) => (rule === 'text' ? [pointer] : [])));
  const others = checked.findings.filter(({ rule, pointer }) => rule !== 'text' || !found.has(pointer));
  return { ...checked, findings: [...findings, ...others], untold };
}
