import type { Config } from './config.ts';
import { catalogue } from './forms/catalogue.ts';
import { type PageMaterial, openPageMaterial } from './page-material.ts';
import type { EngineObserver } from './pdf/browser/observer.ts';
import { type PrintingEngine, createPrinter } from './pdf/printer.ts';

/** What a print is made with. */
export interface Printing extends PageMaterial {
  /** Not started yet; the first document would start it. */
  readonly engine: PrintingEngine;
}

/**
 * Loads fonts and page templates and wires the engine to them: the part of the composition that the browser needs,
 * apart from the rest so that a service can start the browser before it loads the rest. Starts no process itself.
 * Throws when a template or a font is missing or faulty.
 */
export function composePrinting(
  { engine: options, fonts: mountedFonts }: Pick<Config, 'engine' | 'fonts'>,
  observer?: EngineObserver,
): Printing {
  const material = openPageMaterial(mountedFonts);
  const { fonts, pages } = material;
  const engine = createPrinter({
    ...options,
    observer,
    blankPage: (form) => fonts.forPrinting(pages.blankPage(form)),
    forms: catalogue.map(({ id }) => id),
    fontconfig: fonts.fontconfig,
  });
  return { ...material, engine };
}
