import { catalogue } from './catalogue.ts';
import type { Form } from './form.ts';
import { jsonSchemaOf } from './json-schema.ts';

/**
 * The form that a filing is of, told by the names of its members: the one that knows more of them than any other.
 * Undefined where that leaves a doubt.
 */
export function recogniseForm(members: readonly string[]): Form | undefined {
  const [best, second] = catalogue
    .map((form) => ({ form, known: members.filter((name) => knows(form, name)).length }))
    .toSorted((a, b) => b.known - a.known);
  return best !== undefined && best.known > (second?.known ?? 0) ? best.form : undefined;
}

function knows({ schema }: Form, name: string): boolean {
  return Object.hasOwn(jsonSchemaOf(schema).properties ?? {}, name);
}
