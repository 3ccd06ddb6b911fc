import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../../../src/config.ts';
import type { FiledProperties } from '../../../src/documents/ports.ts';
import { catalogue, findForm } from '../../../src/forms/catalogue.ts';
import type { Form, ViewOptions } from '../../../src/forms/form.ts';
import { finisher } from '../../../src/pdf/finish/finisher.ts';
import type { MarkedPart } from '../../../src/pdf/print/marked-print.ts';
import { createPrinter } from '../../../src/pdf/printer.ts';
import { openPageRenderer } from '../page-renderer.ts';

const root = join(import.meta.dirname, '..', '..', '..');
export const templatesFolder = join(root, 'templates');
export const fontconfig = join(root, 'fonts', 'fonts.conf');

export { finisher };

/** A filing with its raw print: what the finisher gets. */
export interface PrintedFiling {
  readonly name: string;
  readonly form: string;
  readonly view: object;
  /** The filled page. */
  readonly body: string;
  /** Pages that our division has. */
  readonly divided: number | undefined;
  /** As Chromium wrote it. */
  readonly print: Uint8Array;
  /** What the finisher makes its files of. */
  readonly part: MarkedPart;
  readonly properties: FiledProperties;
}

/** The engine with the shipped fonts and templates, without anything around it. */
export interface TestPrinter {
  print(form: string, filing: unknown, name?: string): Promise<PrintedFiling>;
  close(): Promise<void>;
}

export async function openTestPrinter(): Promise<TestPrinter> {
  const forms = catalogue.map(({ id }) => id);
  const renderer = openPageRenderer(forms);
  const engine = createPrinter({
    ...readConfig({}).engine,
    blankPage: (form) => renderer.blankPage(form),
    forms,
    fontconfig,
  });
  await engine.start();
  return {
    print: async (id, filing, name = id) => {
      const form = formOf(id);
      const source = Buffer.from(JSON.stringify(filing));
      const accepted = form.schema.parse(JSON.parse(source.toString()));
      const view = form.toView(accepted, asFiled);
      const properties = propertiesOf(form, accepted, source);
      const page = renderer.fill(id, properties.title, view);
      const print = await engine.print(page, { signal: AbortSignal.timeout(60_000) });
      const [part] = finisher.takeApart(print, [page]);
      if (part === undefined) throw new Error('A print of one page has one part');
      return { name, form: id, view, body: page.body, divided: page.pageCount, print, part, properties };
    },
    close: () => engine.close(),
  };
}

const asFiled: ViewOptions = { totals: 'as-filed' };

function formOf(id: string): Form {
  const form = findForm(id);
  if (form === undefined) throw new Error(`No form ${id}`);
  return form;
}

/** What the document press says of a document. */
export function propertiesOf(form: Form, filing: unknown, source: Uint8Array): FiledProperties {
  return {
    title: form.documentTitle(filing),
    subject: `${form.annex} ${form.title}`,
    language: 'zh-CN',
    template: `${form.id}@${form.templateVersion}`,
    totals: asFiled.totals,
    source: { bytes: source, fileName: `${form.fileName(filing)}.json` },
  };
}

/** A sample filing of a form; throws when it is missing. */
export function sampleFiling(form: string, name: string): unknown {
  return JSON.parse(readFileSync(join(templatesFolder, form, 'samples', `${name}.json`), 'utf8'));
}
