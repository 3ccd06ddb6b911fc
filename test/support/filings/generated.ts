import fc from 'fast-check';
import { annex2Filings, type FilingJson } from './annex-2.ts';
import { annex4Filings } from './annex-4.ts';

export { annex2Filings, type FilingJson } from './annex-2.ts';
export { annex4Filings } from './annex-4.ts';
export { cornerFilings, type CornerFiling } from './corners.ts';

/** A generated filing; its name says how to make it again. */
export interface GeneratedFiling {
  /** `annex-2 seed 42 #7` */
  readonly name: string;
  readonly filing: FilingJson;
}

const arbitraries: Readonly<Record<string, () => fc.Arbitrary<FilingJson>>> = {
  'annex-2': annex2Filings,
  'annex-4': annex4Filings,
};

/** The arbitrary of a form, for `fc.assert(fc.asyncProperty(...))`, which prints the seed of a failure itself. */
export function filingsOf(form: string): fc.Arbitrary<FilingJson> {
  const arbitrary = arbitraries[form];
  if (arbitrary === undefined) throw new Error(`No filings are generated for the form ${form}`);
  return arbitrary();
}

/** That many filings of a form, the same for the same seed on every machine. */
export function generatedFilings(form: string, count: number, seed: number): readonly GeneratedFiling[] {
  return fc
    .sample(filingsOf(form), { numRuns: count, seed })
    .map((filing, index) => ({ name: `${form} seed ${seed} #${index}`, filing }));
}
