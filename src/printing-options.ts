import type { Config } from './config.ts';
import type { PrintingOptions } from './printing.ts';

/** What the configuration says of fonts and engine. */
export function printingOptionsOf({ engine, fonts }: Config): PrintingOptions {
  const { browserFolder, ...settings } = engine;
  return {
    engine: { ...settings, ...(browserFolder === undefined ? {} : { browserFolder }) },
    ...(fonts === undefined ? {} : { mountedFonts: fonts }),
  };
}
