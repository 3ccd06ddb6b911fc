import { catalogue } from './catalogue.ts';
import type { Form } from './form.ts';
import { jsonSchemaOf } from './json-schema.ts';

/**
 * The form that a filing is of, told by the names of its members: the one that knows more of them than any other, and of
 * several that know as many, the one that requires no others. Undefined where that leaves a doubt.
 */
export function recogniseForm(members: readonly string[]): Form | undefined {
  const forms = catalogue.map((form) => {
    const { properties = {}, required = [] } = jsonSchemaOf(form.schema);
    const known = members.filter((name) => Object.hasOwn(properties, name)).length;
    return { form, known, isWhole: required.every((name) => members.includes(name)) };
  });
  const most = Math.max(1, ...forms.map(({ known }) => known));
  const best = forms.filter(({ known }) => known === most);
  const [only, ...others] = best.length > 1 ? best.filter(({ isWhole }) => isWhole) : best;
  return others.length === 0 ? only?.form : undefined;
}
