import { type Composition, compose } from '../../../src/composition.ts';
import { findForm } from '../../../src/forms/catalogue.ts';
import type { Form } from '../../../src/forms/form.ts';

/** Makes Word files as the service does. No browser is started for them. */
export interface WordShop {
  make(form: string, filing: unknown, documentDate?: string): Promise<Uint8Array>;
  /** What the form prints for a filing. */
  viewOf(form: string, filing: unknown): object;
  close(): Promise<void>;
}

export function openWordShop(): WordShop {
  const composition: Composition = compose();
  return {
    make: async (id, filing, documentDate) => {
      const source = Buffer.from(JSON.stringify(filing));
      const order = { form: formOf(id), source, format: 'docx', profile: 'plain', strict: false } as const;
      const date = documentDate === undefined ? {} : { documentDate };
      const job = { signal: AbortSignal.timeout(60_000) };
      return (await composition.press.make({ ...order, totals: 'as-filed', ...date }, job)).bytes;
    },
    viewOf: (id, filing) => {
      const form = formOf(id);
      return form.toView(form.schema.parse(filing), { totals: 'as-filed' });
    },
    close: () => composition.close(),
  };
}

function formOf(id: string): Form {
  const form = findForm(id);
  if (form === undefined) throw new Error(`No form ${id}`);
  return form;
}
