/** The value below which that share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Milliseconds that each of the calls took, one after the other. */
export async function timesOf(calls: number, call: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < calls; index++) {
    const start = performance.now();
    await call();
    times.push(performance.now() - start);
  }
  return times;
}

/** Calls a second that so many clients get done, each calling again as soon as it has its answer. */
export async function rateOf(
  calls: number,
  clients: number,
  call: (client: number) => Promise<unknown>,
): Promise<number> {
  let left = calls;
  const start = performance.now();
  const client = async (_: unknown, index: number): Promise<void> => {
    while (left-- > 0) await call(index);
  };
  await Promise.all(Array.from({ length: clients }, client));
  return (calls * 1000) / (performance.now() - start);
}

/**
 * Runs the measurements by turns, several rounds, so that what else the machine does hits all of them alike.
 * Gives the results of each in the order of the rounds.
 */
export async function byTurns<Name extends string>(
  rounds: number,
  measurements: Readonly<Record<Name, () => Promise<number>>>,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(measurements) as Name[];
  const results = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round < rounds; round++) {
    for (const name of names) results[name].push(await measurements[name]());
  }
  return results;
}
