import { compose, compositionOptionsOf, type Composition } from '../composition.ts';
import { readConfig } from '../config.ts';
import type { CommandContext } from './command.ts';

/** Wires a press on this machine, lets it work, and ends all of its processes whatever happens. */
export async function withLocalPress<T>(
  { environment, signal }: CommandContext,
  work: (composition: Composition) => Promise<T>,
): Promise<T> {
  const composition = compose(compositionOptionsOf(readConfig(environment)));
  try {
    return await work(composition);
  } finally {
    await composition.close(signal);
  }
}
