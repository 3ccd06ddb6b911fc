/** Milliseconds to wait before the first attempt that waits at all, and at most. */
const first = 250;
const longest = 30_000;

/**
 * Milliseconds to wait before a browser is started, after so many failures in a row: one that came up well may be
 * followed at once (a crash is mostly the fault of one document), after that each wait is twice the last.
 */
export function restartDelay(failuresInARow: number): number {
  return failuresInARow <= 1 ? 0 : Math.min(longest, first * 2 ** (failuresInARow - 2));
}
