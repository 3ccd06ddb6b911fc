import { tellWhyNotLoaded } from './not-loaded.ts';

/** The service. It is loaded from here, so that what cannot be loaded is told in one line. */
await import('./start.ts').catch(async (error: unknown) => {
  process.stderr.write(`${await tellWhyNotLoaded(error)}\n`);
  process.exit(1);
});
