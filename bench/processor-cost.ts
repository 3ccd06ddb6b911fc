import { processorTime } from './process-tree.ts';

/** Milliseconds between two looks at the processor time. */
const lookInterval = 500;

/**
 * Processor time that these processes spend on some work. They are looked at again and again: browsers are replaced
 * meanwhile, and what one has spent is gone with it, but for what it had spent at the last look.
 */
export async function costing<T>(
  processes: () => readonly number[],
  task: () => Promise<T>,
): Promise<{ readonly result: T; readonly milliseconds: number }> {
  const before = new Map(processes().map((pid) => [pid, processorTime(pid)]));
  const spent = new Map<number, number>();
  const look = (): void => {
    for (const pid of processes()) spent.set(pid, Math.max(spent.get(pid) ?? 0, processorTime(pid)));
  };
  const timer = setInterval(look, lookInterval);
  try {
    const result = await task();
    look();
    const milliseconds = [...spent].reduce((sum, [pid, time]) => sum + time - (before.get(pid) ?? 0), 0);
    return { result, milliseconds };
  } finally {
    clearInterval(timer);
  }
}
