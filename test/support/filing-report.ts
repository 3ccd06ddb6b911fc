import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findForm } from '../../src/forms/catalogue.ts';
import { checkFiling } from '../../src/forms/check-filing.ts';
import type { Finding } from '../../src/forms/findings.ts';
import type { Form, SampleName, Totals } from '../../src/forms/form.ts';
import { pointerSteps } from '../../src/forms/json-pointer.ts';

const templates = join(import.meta.dirname, '..', '..', 'templates');

/** A form of the catalogue; throws when there is none of that id. */
export function formOf(id: string): Form {
  const form = findForm(id);
  if (form === undefined) throw new Error(`No form ${id}`);
  return form;
}

/** The bytes of a sample. */
export function sampleBytes(form: string, name: SampleName): Buffer {
  return readFileSync(join(templates, form, 'samples', `${name}.json`));
}

/** A sample as plain JSON. */
export function sample(form: string, name: SampleName): unknown {
  return JSON.parse(sampleBytes(form, name).toString());
}

/** A copy of a JSON document with some places changed; `undefined` takes a place out. */
export function changed(document: unknown, changes: Readonly<Record<string, unknown>>): unknown {
  const root = { whole: structuredClone(document) };
  for (const [pointer, value] of Object.entries(changes)) {
    const steps = ['whole', ...pointerSteps(pointer)];
    const last = steps.pop() ?? '';
    const parent = steps.reduce<Record<string, unknown>>((at, step) => {
      at[step] ??= {};
      return at[step] as Record<string, unknown>;
    }, root);
    if (value === undefined) Reflect.deleteProperty(parent, last);
    else parent[last] = value;
  }
  return root.whole;
}

/** Everything that is wrong with a document. */
export function findings(form: string, document: unknown, totals: Totals = 'as-filed'): readonly Finding[] {
  return checkFiling(formOf(form), document, { totals }).findings;
}

/** Pointers at which a rule finds something. */
export function pointersOf(rule: string, form: string, document: unknown, totals?: Totals): readonly string[] {
  return findings(form, document, totals)
    .filter((finding) => finding.rule === rule)
    .map(({ pointer }) => pointer);
}
