import { finisher, openTestPrinter } from './archive/printing.ts';
import type { Profile } from '../../src/orders/options.ts';

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
  /** Pages that our division has. */
  readonly divided: number | undefined;
  readonly view: object;
}

/** The way from a filing to a finished PDF without HTTP, with the real browser, templates and fonts. */
export interface PrintShop {
  print(order: PrintOrder): Promise<ShopPrint>;
  close(): Promise<void>;
}

/** Opens a print shop: one browser. The caller closes it. */
export async function openPrintShop(): Promise<PrintShop> {
  const printer = await openTestPrinter();
  return {
    print: async ({ form, filing, profile = 'plain' }) => {
      const { part, view, properties, divided } = await printer.print(form, filing);
      const { bytes, pages } = finisher.finish(part, profile, properties);
      return { pdf: bytes, pages, divided, view };
    },
    close: () => printer.close(),
  };
}
