import { templateOf } from '../../src/documents/prepared-document.ts';
import { findForm } from '../../src/forms/catalogue.ts';

/** The template of a form as files and answers name it: `annex-2@1.3.0`. */
export function templateName(id: string): string {
  const form = findForm(id);
  if (form === undefined) throw new Error(`No form ${id}`);
  return templateOf(form);
}
