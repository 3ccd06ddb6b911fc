import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sampleNames, type Form, type SampleName } from '../forms/form.ts';

/** The sample filings of every form, as files of JSON. */
export interface SampleShelf {
  /** Names of the samples that a form has. */
  names(form: Form): readonly SampleName[];
  /** `undefined` when the form has none of that name. */
  find(form: Form, name: string): Uint8Array | undefined;
}

/** Reads all samples below the templates folder. Throws when one cannot be read. */
export function loadSamples(templatesFolder: string, forms: readonly Form[]): SampleShelf {
  const shelf = new Map(forms.map((form) => [form.id, samplesOf(join(templatesFolder, form.id, 'samples'))]));
  return {
    names: ({ id }) => [...(shelf.get(id)?.keys() ?? [])],
    find: ({ id }, name) => shelf.get(id)?.get(name as SampleName),
  };
}

function samplesOf(folder: string): ReadonlyMap<SampleName, Uint8Array> {
  return new Map(
    sampleNames
      .map((name) => [name, join(folder, `${name}.json`)] as const)
      .filter(([, path]) => existsSync(path))
      .map(([name, path]) => [name, readFileSync(path)]),
  );
}
