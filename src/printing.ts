import { join } from 'node:path';
import { contentsForm } from './documents/batch/volume-ports.ts';
import { openFonts, type Fonts } from './fonts/fonts.ts';
import type { MountedFonts } from './fonts/mounted/options.ts';
import { catalogue } from './forms/catalogue.ts';
import { createPageRenderer, type PageTemplates } from './html/page-renderer.ts';
import { createLineSetter } from './html/set-lines.ts';
import { createPrinter, type PrinterOptions, type PrintingEngine } from './pdf/printer.ts';

export interface PrintingOptions {
  readonly engine?: Omit<PrinterOptions, 'blankPage' | 'forms' | 'fontconfig'>;
  /** Faces that the deployment brings. */
  readonly mountedFonts?: MountedFonts;
}

/** What a print is made with. */
export interface Printing {
  readonly fonts: Fonts;
  readonly pages: PageTemplates;
  /** Not started yet; the first document would start it. */
  readonly engine: PrintingEngine;
  /** Absolute path of the templates, samples included. */
  readonly templatesFolder: string;
}

/** The folder of the package, above `src` and `dist` alike. */
const packageFolder = join(import.meta.dirname, '..');

/**
 * Loads fonts and page templates and wires the engine to them: the part of the composition that the browser needs,
 * apart from the rest so that a service can start the browser before it loads the rest. Starts no process itself.
 * Throws when a template or a font is missing or faulty.
 */
export function composePrinting({ engine: options, mountedFonts }: PrintingOptions = {}): Printing {
  const templatesFolder = join(packageFolder, 'templates');
  const forms = catalogue.map(({ id }) => id);
  const fonts = openFonts(join(packageFolder, 'fonts'), mountedFonts);
  const pages = createPageRenderer(templatesFolder, [...forms, contentsForm], createLineSetter(fonts), fonts.faces);
  const engine = createPrinter({
    ...options,
    blankPage: (form) => fonts.forPrinting(pages.blankPage(form)),
    forms,
    fontconfig: fonts.fontconfig,
  });
  return { fonts, pages, engine, templatesFolder };
}
