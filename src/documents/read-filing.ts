import type { CheckedFiling } from '../forms/check-filing.ts';
import { checkFiling } from '../forms/check-filing.ts';
import type { Form, ViewOptions } from '../forms/form.ts';
import { labelOf } from '../forms/json-schema.ts';
import { normaliseCharacters, unprintableCharacters } from './characters.ts';
import { readJson } from './json/read-json.ts';
import type { CharacterCoverage } from './ports.ts';

/** A filing as it was sent, and what it is to be held against. */
export interface SentFiling {
  readonly form: Form;
  /** JSON in UTF-8. */
  readonly source: Uint8Array;
  readonly options: ViewOptions;
  readonly coverage: CharacterCoverage;
}

/**
 * Bytes → JSON → filing, with everything that is wrong with it: schema, rules, characters that cannot be printed.
 * Throws AppError `invalid-encoding`, `invalid-json` or `duplicate-key` where there is no JSON to find fault with.
 */
export function readFiling({ form, source, options, coverage }: SentFiling): CheckedFiling {
  const document = normaliseCharacters(readJson(source, (pointer) => labelOf(form.schema, pointer)));
  const checked = checkFiling(form, document, options);
  const unprintable = unprintableCharacters(coverage, form.schema, document);
  return { ...checked, findings: [...unprintable, ...checked.findings] };
}
