import type { Config } from './config.ts';
import type { PrintingOptions } from './printing.ts';

/**
 * What the configuration says of fonts and engine. How many requests may wait is a matter of admission, in front of it:
 * the engine's own queue takes whoever is let in.
 */
export function printingOptionsOf({ engine, fonts }: Config): PrintingOptions {
  const { browserFolder, pages, documentsPerBrowser, sandbox } = engine;
  return {
    engine: { pages, documentsPerBrowser, sandbox, ...(browserFolder === undefined ? {} : { browserFolder }) },
    ...(fonts === undefined ? {} : { mountedFonts: fonts }),
  };
}
