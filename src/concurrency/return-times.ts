/** Least and most seconds of a `Retry-After`, which holds whole seconds. No client waits a minute to ask again. */
const shortest = 1;
const longest = 10;

/** Seconds for refused clients beyond those that find a place within {@link longest}: 5 to 10, by turns. */
const spread = [5, 8, 6, 9, 7, 10] as const;

/**
 * When refused clients come back: one after the other, as places become free. Each gets a later moment than the one
 * before it; clients with the same moment would come back together and find one place.
 */
export class ReturnTimes {
  /** The latest moment that a client got. */
  #last = 0;
  #turn = 0;

  /** Some refused clients have not come back yet. */
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
