import { setTimeout as pause } from 'node:timers/promises';
import { commandOf } from '../support/service-process.ts';
import { descendantsOf } from './gauges.ts';

/** Something that is done to the service's processes. */
interface Damage {
  readonly name: string;
  do(pid: number): void | Promise<void>;
}

const browsersOf = (pid: number): number[] => descendantsOf(pid).filter((id) => commandOf(id).includes('headless'));
const renderersOf = (pid: number): number[] =>
  browsersOf(pid).filter((id) => commandOf(id).includes('--type=renderer'));
const pick = <T>(all: readonly T[]): T | undefined => all[Math.floor(Math.random() * all.length)];

/** The process may have ended meanwhile. */
function signal(pid: number | undefined, name: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(pid, name);
  } catch {
    // ESRCH
  }
}

const damages: readonly Damage[] = [
  { name: 'browser killed', do: (pid) => signal(browsersOf(pid)[0], 'SIGKILL') },
  { name: 'renderer killed', do: (pid) => signal(pick(renderersOf(pid)), 'SIGKILL') },
  {
    name: 'all renderers killed and their replacements stopped',
    do: async (pid) => {
      for (const id of renderersOf(pid)) signal(id, 'SIGKILL');
      await pause(50);
      for (const id of renderersOf(pid)) signal(id, 'SIGSTOP');
    },
  },
  {
    name: 'browser stopped for three seconds',
    do: async (pid) => {
      const [browser] = browsersOf(pid);
      signal(browser, 'SIGSTOP');
      await pause(3_000);
      signal(browser, 'SIGCONT');
    },
  },
];

/** Damages the service now and then until the signal aborts; counts what was done. */
export async function damageUntil(end: AbortSignal, pid: number): Promise<ReadonlyMap<string, number>> {
  const done = new Map<string, number>();
  const isOver = (): boolean => end.aborted;
  while (!isOver()) {
    await pause(10_000 + Math.random() * 15_000, undefined, { signal: end }).catch(() => undefined);
    const damage = pick(damages);
    if (isOver() || damage === undefined) break;
    await damage.do(pid);
    done.set(damage.name, (done.get(damage.name) ?? 0) + 1);
  }
  return done;
}
