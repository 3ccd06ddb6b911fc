import { allocateYoung } from './allocation.ts';
import { tellWhyNotLoaded } from './not-loaded.ts';

/** The service. This loads it, and names in one line what cannot be loaded. */
allocateYoung();
await import('./start.ts').catch(async (error: unknown) => {
  process.stderr.write(`${await tellWhyNotLoaded(error)}\n`);
  process.exit(1);
});
