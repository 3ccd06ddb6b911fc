import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Form, type SampleName, sampleNames } from '../forms/form.ts';
import { formats, profiles } from '../orders/options.ts';

/** Reads the sample filings of every form, as files of JSON. Throws when one cannot be read. */
export function loadSamples(templatesFolder: string, forms: readonly Form[]) {
  const shelf = new Map(forms.map((form) => [form.id, samplesOf(join(templatesFolder, form.id, 'samples'))]));
  return {
    /** Names of the samples that a form has. */
    names: ({ id }: Form) => [...(shelf.get(id)?.keys() ?? [])],
    /** `undefined` when the form has none of that name. */
    find: ({ id }: Form, name: string) => shelf.get(id)?.get(name as SampleName),
  };
}

export type Samples = ReturnType<typeof loadSamples>;

function samplesOf(folder: string): ReadonlyMap<SampleName, Uint8Array> {
  return new Map(
    sampleNames
      .map((name) => [name, join(folder, `${name}.json`)] as const)
      .filter(([, path]) => existsSync(path))
      .map(([name, path]) => [name, readFileSync(path)]),
  );
}

/** What there is to know of a form before it is used: what it can be had as, and the samples that it has. */
export function formSummary({ id, annex, title, edition, templateVersion }: Form, samples: readonly SampleName[]) {
  return {
    ...{ id, annex, title, edition },
    template: `${id}@${templateVersion}`,
    formats: [...formats],
    profiles: [...profiles],
    samples: [...samples],
  };
}
