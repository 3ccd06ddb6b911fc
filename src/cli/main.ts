#!/usr/bin/env node
import { allocateYoung } from '../allocation.ts';
import { tellWhyNotLoaded } from '../not-loaded.ts';

/** The command line. This loads it, and names in one line what cannot be loaded. */
allocateYoung();
await import('./run.ts').catch(async (error: unknown) => {
  process.stderr.write(`无法运行：${await tellWhyNotLoaded(error)}\n`);
  process.exit(2);
});
