import { fileURLToPath } from 'node:url';
import type { Profile } from '../../src/documents/ports.ts';
import { catalogue, findForm } from '../../src/forms/catalogue.ts';
import type { Form } from '../../src/forms/form.ts';
import { createPageRenderer } from '../../src/html/page-renderer.ts';
import { createArchiver } from '../../src/pdf/archive/index.ts';
import { createPrinter } from '../../src/pdf/printer.ts';

/** What a test may ask to be printed. */
export interface PrintOrder {
  readonly form: string;
  /** The filing as JSON value. */
  readonly filing: unknown;
  /** Default `plain`. */
  readonly profile?: Profile;
}

/** A print with what it was made of. */
export interface ShopPrint {
  readonly pdf: Uint8Array;
  /** As the press reports it. */
  readonly pages: number;
  readonly view: object;
}

/** The way from a filing to a PDF without HTTP, with the real browser, templates and fonts. */
export interface PrintShop {
  print(order: PrintOrder): Promise<ShopPrint>;
  close(): Promise<void>;
}

const folder = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url));

/** Opens a print shop: one browser. The caller closes it. */
export async function openPrintShop(pages = 2): Promise<PrintShop> {
  const forms = catalogue.map(({ id }) => id);
  const renderer = createPageRenderer(folder('templates'), forms);
  const archiver = createArchiver();
  const printer = createPrinter({
    blankPage: (form) => renderer.blankPage(form),
    forms,
    fontconfig: folder('fonts/fonts.conf'),
    pages,
  });
  await printer.start();
  return {
    print: async ({ form: id, filing, profile = 'plain' }) => {
      const form = formOf(id);
      const parsed = form.schema.parse(filing);
      const view = form.toView(parsed, { totals: 'as-filed' });
      const title = form.documentTitle(parsed);
      const page = renderer.fill(id, title, view);
      const print = await printer.print(page, { signal: new AbortController().signal });
      const { bytes, pages } = archiver.finish(print, profile, {
        title,
        subject: `${form.annex} ${form.title}`,
        language: 'zh-CN',
        template: `${id}@${form.templateVersion}`,
        totals: 'as-filed',
        source: { bytes: Buffer.from(JSON.stringify(filing)), fileName: 'filing.json' },
      });
      return { pdf: bytes, pages, view };
    },
    close: () => printer.close(),
  };
}

function formOf(id: string): Form {
  const form = findForm(id);
  if (form === undefined) throw new Error(`There is no form ${id}`);
  return form;
}
