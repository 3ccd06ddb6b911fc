/** Megabytes of the two at one time. */
export interface MemorySample {
  /** Seconds since the watch began. */
  readonly at: number;
  readonly service: number;
  readonly browser: number;
}

/** Looks at the memory while something is done. */
export async function watchingMemory<T>(
  memory: () => { readonly service: number; readonly browser: number },
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly samples: readonly MemorySample[] }> {
  const start = performance.now();
  const samples: MemorySample[] = [];
  const look = (): void => void samples.push({ at: (performance.now() - start) / 1000, ...memory() });
  look();
  const timer = setInterval(look, interval);
  try {
    const result = await work();
    look();
    return { result, samples };
  } finally {
    clearInterval(timer);
  }
}

/** Milliseconds between two looks; one takes a millisecond or two. */
const interval = 300;

/** The most that was held at any one time. */
export function peakOf(samples: readonly MemorySample[]): { service: number; browser: number; both: number } {
  const most = (value: (sample: MemorySample) => number): number => Math.max(...samples.map(value));
  return {
    service: most(({ service }) => service),
    browser: most(({ browser }) => browser),
    both: most(({ service, browser }) => service + browser),
  };
}
