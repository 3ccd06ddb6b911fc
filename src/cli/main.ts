#!/usr/bin/env node
import { tellWhyNotLoaded } from '../not-loaded.ts';

/** The command line. It is loaded from here, so that what cannot be loaded is told in one line. */
await import('./run.ts').catch(async (error: unknown) => {
  process.stderr.write(`无法运行：${await tellWhyNotLoaded(error)}\n`);
  process.exit(2);
});
