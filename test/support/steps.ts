import { Session } from 'node:inspector/promises';

/**
 * Counts for the rest of the process: code that V8 optimised while nobody counted goes uncounted later. For the same
 * reason a file that counts needs a process of its own, which the unit tests do not have.
 */
let counting: Promise<Session> | undefined;

async function startCounting(): Promise<Session> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  return session;
}

/**
 * Counts the steps that a piece of work takes in some of our modules: how often V8 entered each of their functions,
 * loops and branches. Unlike time, the number is the same on every machine and at every load.
 *
 * @param modules part of the paths of the modules that count, e.g. `/src/typesetting/`
 * @param work is done twice
 */
export async function stepsOf(modules: string, work: () => unknown): Promise<number> {
  const session = await (counting ??= startCounting());
  // V8 counts the blocks of a function only from the first call on that it compiles for it.
  await work();
  await session.post('Profiler.takePreciseCoverage'); // sets the counts back
  await work();
  const { result } = await session.post('Profiler.takePreciseCoverage');
  return result
    .filter(({ url }) => url.includes(modules))
    .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges.map(({ count }) => count)))
    .reduce((sum, count) => sum + count, 0);
}
