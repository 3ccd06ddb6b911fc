import fc from 'fast-check';
import { formOf } from '../filing-report.ts';
import { type FilingJson, documentsOf } from './arbitrary.ts';
import { repaired } from './repair.ts';
import { withoutAbsent } from './values.ts';

export type { FilingJson } from './arbitrary.ts';
export { type CornerFiling, cornerFilings } from './corners.ts';

/** A generated filing; its name says how to make it again. */
export interface GeneratedFiling {
  /** `annex-2 seed 42 #7` */
  readonly name: string;
  readonly filing: FilingJson;
}

/** That many filings that a form accepts, the same for the same seed on every machine. */
export function generatedFilings(id: string, count: number, seed: number): readonly GeneratedFiling[] {
  const form = formOf(id);
  return fc.sample(documentsOf(form), { numRuns: count, seed }).map((document, index) => ({
    name: `${id} seed ${seed} #${index}`,
    filing: repaired(form, withoutAbsent(document)),
  }));
}
