import { findForm } from '../forms/catalogue.ts';
import type { Form } from '../forms/form.ts';

/** The form of an id that another thread took from a form: a form itself has functions, which stay where they are. */
export function formById(id: string): Form {
  const form = findForm(id);
  if (form === undefined) throw new Error(`There is no form ${id}`);
  return form;
}
