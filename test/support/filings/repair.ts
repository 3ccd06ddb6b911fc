import type { Severity } from '../../../src/forms/findings.ts';
import type { Form } from '../../../src/forms/form.ts';
import { pointerSteps } from '../../../src/forms/json-pointer.ts';
import { jsonSchemaOf } from '../../../src/forms/json-schema.ts';
import { valueAt } from '../../../src/forms/json-value.ts';
import { changed, findings, sample } from '../filing-report.ts';
import type { FilingJson } from './arbitrary.ts';
import { isPrinted } from './cells.ts';

/** What may be put in place of a value that something is wrong with, in the order in which it is tried. */
type Mend = (value: unknown, pointer: string) => unknown;

/**
 * A filing that its form accepts, made of one that breaks its rules: where something is wrong another text is filed, no
 * figures, nothing, or what the sample `full` has there; at last nothing that is not printed. Throws where all that does not help.
 */
export function repaired(form: Form, filing: FilingJson, severities: readonly Severity[] = ['error']): FilingJson {
  const full = sample(form.id, 'full');
  const another: Mend = (value) => (typeof value === 'string' && value.trim() !== '' ? `另${value}` : value);
  const noFigures: Mend = (value) => (typeof value === 'object' ? withoutFigures(value) : value);
  const nothing: Mend = () => undefined;
  const sampled: Mend = (_, pointer) => sampleAt(full, pointerSteps(pointer));
  const mends = [another, noFigures, nothing, sampled, 'unprinted', nothing, sampled] as const;
  let document = filing;
  for (const mend of mends) {
    const wrong = wrongPlaces(form, document, severities);
    if (wrong.length === 0) return document;
    const changes =
      mend === 'unprinted'
        ? unprinted(form).map((name) => [`/${name}`, undefined] as const)
        : wrong.map((pointer) => [pointer, mend(valueAt(document, pointerSteps(pointer)), pointer)] as const);
    document = changed(document, Object.fromEntries(changes)) as FilingJson;
  }
  const left = wrongPlaces(form, document, severities);
  if (left.length > 0) throw new Error(`${form.id}: nothing mends ${left.join(', ')}`);
  return document;
}

function wrongPlaces({ id }: Form, document: FilingJson, severities: readonly Severity[]): readonly string[] {
  const wrong = findings(id, document).filter(({ severity }) => severities.includes(severity));
  return [...new Set(wrong.map(({ pointer }) => pointer))];
}

/** A group or list without the figures in it, which some rule holds against a total. */
function withoutFigures(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutFigures);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([, member]) => !/^-?\d+(?:\.\d+)?$/.test(String(member)));
  return Object.fromEntries(members.map(([name, member]) => [name, withoutFigures(member)]));
}

/** What a sample has at a place; its items stand for those of a longer list, again and again. */
function sampleAt(value: unknown, [step, ...rest]: readonly string[]): unknown {
  if (step === undefined) return value;
  if (Array.isArray(value)) return sampleAt(value[Number(step) % value.length], rest);
  return sampleAt((value as Readonly<Record<string, unknown>> | undefined)?.[step], rest);
}

/** The members at the top that are not printed. */
function unprinted({ schema }: Form): readonly string[] {
  const members = Object.entries(jsonSchemaOf(schema).properties ?? {});
  return members.filter(([, member]) => !isPrinted(member)).map(([name]) => name);
}
