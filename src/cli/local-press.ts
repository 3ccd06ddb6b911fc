import type { Composition } from '../composition.ts';
import { readConfig } from '../config.ts';
import { checkInstallation, reportingDamage } from '../installation/check.ts';
import { tellWhyNotLoaded } from '../not-loaded.ts';
import { isBrowserUnpacked } from '../pdf/browser/unpack.ts';
import type { CommandContext } from './command.ts';

/**
 * Wires a press on this machine, lets it work, and ends all of its processes whatever happens. The press is loaded here:
 * it takes most of the time that the command line needs to start, and not every command has a use for it.
 */
export async function withLocalPress<T>(
  { environment, signal }: CommandContext,
  work: (composition: Composition) => Promise<T>,
): Promise<T> {
  const config = readConfig(environment);
  const checked = checkInstallation(isBrowserUnpacked(config.engine.browserFolder));
  const composition = await reportingDamage(checked, async () => {
    const { compose } = await import('../composition.ts').catch(async (error: unknown) => {
      throw new Error(await tellWhyNotLoaded(error), { cause: error });
    });
    return compose(config);
  });
  try {
    await checked;
    return await work(composition);
  } finally {
    await composition.close(signal);
  }
}
