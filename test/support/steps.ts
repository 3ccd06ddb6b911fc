import { Session } from 'node:inspector/promises';

/**
 * Counts the steps that a piece of work takes in some of our modules: how often V8 entered each of their functions,
 * loops and branches. Unlike time, the number is the same on every machine and at every load.
 *
 * @param modules part of the paths of the modules that count, e.g. `/src/typesetting/`
 */
export async function stepsOf(modules: string, work: () => void): Promise<number> {
  const session = new Session();
  session.connect();
  try {
    await session.post('Profiler.enable');
    await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
    // V8 counts the blocks of a function only from the first call on that it compiles for it.
    work();
    await session.post('Profiler.takePreciseCoverage'); // sets the counts back
    work();
    const { result } = await session.post('Profiler.takePreciseCoverage');
    const counted = result.filter(({ url }) => url.includes(modules));
    if (counted.length === 0) throw new Error(`No module of ${modules} was entered`);
    return counted
      .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges.map(({ count }) => count)))
      .reduce((sum, count) => sum + count, 0);
  } finally {
    await session.post('Profiler.stopPreciseCoverage');
    session.disconnect();
  }
}
