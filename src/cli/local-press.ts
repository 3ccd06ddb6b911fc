import { type Composition, compose } from '../composition.ts';
import { readConfig } from '../config.ts';
import { checkInstallation, reportingDamage } from '../installation/check.ts';
import { isBrowserUnpacked } from '../pdf/browser/unpack.ts';
import type { CommandContext } from './command.ts';

/** Wires a press on this machine, lets it work, and ends all of its processes whatever happens. */
export async function withLocalPress<T>(
  { environment, signal }: CommandContext,
  work: (composition: Composition) => Promise<T>,
): Promise<T> {
  const config = readConfig(environment);
  const checked = checkInstallation(isBrowserUnpacked(config.engine.browserFolder));
  const composition = await reportingDamage(checked, () => compose(config));
  try {
    await checked;
    return await work(composition);
  } finally {
    await composition.close(signal);
  }
}
