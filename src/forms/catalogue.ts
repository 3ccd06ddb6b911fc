import { annex2 } from './annex-2/form.ts';
import { annex4 } from './annex-4/form.ts';
import type { Form } from './form.ts';

/** Every form this house prints, in the order in which they are offered. A new form is one more line. */
export const catalogue: readonly Form[] = [annex2, annex4];

/** The form of that id; `undefined` if there is none. */
export function findForm(id: string): Form | undefined {
  return catalogue.find((form) => form.id === id);
}

/** The form of an id that another thread took from a form: a form itself has functions, which stay where they are. */
export function formById(id: string): Form {
  const form = findForm(id);
  if (form === undefined) throw new Error(`There is no form ${id}`);
  return form;
}
