/** Bounds of what is told, in seconds: `Retry-After` knows whole ones, and nobody waits a minute to ask again. */
const shortest = 1;
const longest = 10;

/** What is told where there are too many to give each a place within {@link longest}: 5 to 10 seconds in turn. */
const spread = [5, 8, 6, 9, 7, 10] as const;

/**
 * When those that were refused are to come back: one after the other, as places become free, each told a later moment
 * than the one before. They would meet again if all were told the same, and find one place between them.
 */
export class ReturnTimes {
  /** The moment that the last one was told. */
  #last = 0;
  #turn = 0;

  /** Some of those that were told to come back are still to come. */
  areAwaited(now: number): boolean {
    // A client rounds up, and is on its way for a while.
    return now < this.#last + 1000 * shortest;
  }

  /**
   * Whole seconds for the next one.
   *
   * @param now a moment in milliseconds, as are the others
   * @param untilPlace until the first place is free
   * @param spacing between two places
   */
  next(now: number, untilPlace: number, spacing: number): number {
    this.#last = Math.max(now + untilPlace, this.#last) + spacing;
    const seconds = Math.max(shortest, Math.ceil((this.#last - now) / 1000));
    if (seconds <= longest) return seconds;
    this.#last = now + 1000 * longest;
    return spread[this.#turn++ % spread.length] ?? longest;
  }
}
