import { catalogue } from '../../src/forms/catalogue.ts';
import type { Form } from '../../src/forms/form.ts';
import { formOf } from './filing-report.ts';

/** The forms that are tested, printed or measured: one if it is named, else all. Throws where there is none of that id. */
export function selectedForms(id = process.env['FORM']): readonly Form[] {
  return id === undefined ? catalogue : [formOf(id)];
}
